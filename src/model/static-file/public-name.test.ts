import { describe, expect, test } from 'vitest';
import { hostPath } from './host-path.ts';
import { nameFault } from './public-name.ts';

describe('paths are compared as hosts do', () => {
  test.each([
    ['INDEX.HTML', 'index.html'],
    ['./a//b/../Index.html', 'a/index.html'],
    ['e\u0301.html', '\u00e9.html'],
    ['\uff29ndex.html', 'index.html'],
    ['in\u200ddex.html', 'index.html'],
    ['ledger.json.', 'ledger.json'],
    ['ledger.json /x', 'ledger.json/x'],
    ['advisories\\x\\index.html', 'advisories/x/index.html'],
    ['a\u017fset', 'asset'],
  ])('%j becomes %j', (path, same) => {
    expect(hostPath(path)).toBe(same);
  });
});

describe('a name reveals what a file is', () => {
  test.each([
    [
      'public-repository',
      [
        '.git',
        '.git/config',
        'x/.Git/HEAD',
        'GIT~1/HEAD',
        '.hg/store',
        '.svn/entries',
        'a.bundle',
        'x/CVS/Entries',
        '.jj/repo',
      ],
    ],
    [
      'public-secret-file',
      [
        '.env',
        '.env.local',
        'a/.ENV.production',
        '.env~',
        'prod.env',
        '.npmrc',
        '.netrc',
        '_netrc',
        '.git-credentials',
        '.pypirc',
        '.aws/credentials',
        'id_rsa',
        '.ssh/id_ed25519',
        '.gnupg/x',
        'server.key',
        'a.p12',
        'a.pfx',
        'a.jks',
        'a.kdbx',
        '.bash_history',
        '.zsh_history',
        '.python_history',
        '.psql_history',
        '.viminfo',
        'terraform.tfstate',
        '.docker/config.json',
        '.htpasswd',
      ],
    ],
    [
      'public-leftover',
      [
        'index.html~',
        '.index.html.swp',
        '.a.swo',
        '#index.html#',
        '.#index.html',
        'a.orig',
        'a.rej',
        'a.BAK',
        'a.old',
        'a.tmp',
        '.idea/workspace.xml',
        '.vscode/settings.json',
        '~$a.docx',
        '.~lock.a.odt#',
        'core.123',
        'a.dmp',
        'x.txt.save',
      ],
    ],
    [
      'public-system-file',
      ['.DS_Store', 'a/.ds_store', 'Thumbs.db', 'desktop.ini', '._a.txt', '__MACOSX/a'],
    ],
    [
      'public-active',
      [
        '_worker.js',
        '_worker.ts',
        '_worker.mjs',
        'functions/a.ts',
        '_redirects',
        '_headers',
        'netlify.toml',
        'a/.htaccess',
        'web.config',
        'vercel.json',
        '_routes.json',
        'sw.js',
        'a/service-worker.js',
        'service_worker.js',
        'service.worker.ts',
        'my-sw.js',
        'serviceWorker.min.js',
        'sw-v2.mjs',
        'a.php',
        'a.shtml',
        'nginx-headers.conf',
      ],
    ],
  ] as const)('%s', (code, paths) => {
    for (const path of paths) expect(nameFault(path)?.code, path).toBe(code);
  });

  test('or nothing', () => {
    const paths = [
      'CNAME',
      '.nojekyll',
      '.gitkeep',
      '.gitignore',
      '.env.example',
      'a.pem',
      'a.asc',
      'environment.txt',
      'keys/a.asc',
      'history.html',
      'bundle.js',
      'core.js',
      'score.html',
      'functions.html',
      'a/functions/b.txt',
      'swift.js',
      'answer.js',
      'worker.js',
      'swatches-a.js',
      'robots.txt',
      'manifest.json',
      'a.min.js',
      'legit/x',
      'digits',
    ];
    for (const path of paths) expect(nameFault(path), path).toBeUndefined();
  });
});
