// Detects files that do not belong in the folder of static files, by their names alone. Names are
// compared as hosts do.

import { hostPath } from './host-path.ts';

type NameCode =
  | 'public-repository'
  | 'public-secret-file'
  | 'public-leftover'
  | 'public-system-file'
  | 'public-active';

/** Why a file is refused or causes a warning. */
export interface NameFault {
  readonly code: NameCode;
  /** The kind of file, with its article. */
  readonly what: string;
}

type Row = readonly [code: NameCode, what: string, pattern: RegExp];

// Each pattern is matched against the whole path, in lower case.
const ROWS: readonly Row[] = [
  ['public-repository', 'a part of a git repository', /(?:^|\/)(?:\.git|git~\d)(?:$|\/)/],
  [
    'public-repository',
    'a part of a git repository',
    /(?:^|\/)objects\/(?:[0-9a-f]{2}\/[0-9a-f]{38,62}|pack\/pack-[0-9a-f]+\.[a-z]+)$/,
  ],
  ['public-repository', 'a git bundle', /\.(?:bundle|gitbundle)$/],
  [
    'public-repository',
    'a part of a repository',
    /(?:^|\/)(?:\.(?:hg|svn|bzr|jj|fslckout)|_darcs|_fossil_|cvs(?=\/))(?:$|\/)/,
  ],
  [
    'public-secret-file',
    'a file of environment variables',
    /(?:^|\/)(?!\.env\.(?:example|sample|template|dist)$)\.env(?:rc)?(?:[.~_-][^/]*)?$/,
  ],
  [
    'public-secret-file',
    'a file of environment variables',
    /(?:^|\/)[^/]+\.env(?:\.(?:local|prod|production))?$/,
  ],
  [
    'public-secret-file',
    'a file of passwords or tokens',
    /(?:^|\/)(?:[._]netrc|\.(?:npmrc|yarnrc(?:\.yml)?|pypirc|htpasswd|pgpass|my\.cnf|mylogin\.cnf|git-credentials|s3cfg|boto|dockercfg|vault-token|terraformrc|cargo-credentials))$/,
  ],
  [
    'public-secret-file',
    'a file of passwords or tokens',
    /(?:^|\/)\.(?:docker\/config\.json|aws\/(?:credentials|config)|kube\/config|cargo\/credentials(?:\.toml)?|config\/gh\/hosts\.yml|config\/gcloud(?:\/.*)?|gem\/credentials|m2\/settings\.xml|azure\/.*)$/,
  ],
  [
    'public-secret-file',
    'a private key',
    /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|secring\.gpg|ssh_host_[a-z0-9]+_key)$/,
  ],
  [
    'public-secret-file',
    'a folder of keys',
    /(?:^|\/)(?:\.ssh|\.gnupg|private-keys-v1\.d)(?:$|\/)/,
  ],
  [
    'public-secret-file',
    'a key file or key store',
    /\.(?:key|ppk|p12|pfx|jks|jceks|bks|keystore|kdbx?|agilekeychain|opvault|keychain(?:-db)?|pvk)$/,
  ],
  [
    'public-secret-file',
    'a Terraform state file, which contains secrets',
    /\.tfstate(?:\.backup)?$|\.tfvars$/,
  ],
  [
    'public-secret-file',
    'the history of a shell or a client',
    /(?:^|\/)(?:[._][a-z0-9_-]*history|\.(?:lesshst|viminfo|wget-hsts|histfile))$/,
  ],
  [
    'public-leftover',
    'a copy that an editor or a merge left behind',
    /(?:~|\.(?:bak|backup|old|orig|rej|save|swp|swo|swn|swx|swap|tmp|temp|part|crdownload)|\.\d+\.un~|\.(?:bak|old|orig|save)\.\d+)$/,
  ],
  [
    'public-leftover',
    'a file that an editor left behind',
    /(?:^|\/)(?:#[^/]*#|\.#[^/]*|\.[^/]*\.sw[a-z]|\.~lock\.[^/]*#?|~\$[^/]*|\.[^/]*\.kate-swp|\.nfs[0-9a-f]+|\.fuse_hidden[^/]*|4913)$/,
  ],
  [
    'public-leftover',
    'settings of an editor, with a history of files',
    /(?:^|\/)(?:\.idea|\.vscode|\.vs|\.history|\.settings|\.obsidian)\//,
  ],
  [
    'public-leftover',
    'a dump of memory or of a crash',
    /(?:^|\/)(?:core(?:\.\d+)?|[^/]+\.(?:dmp|core|hprof|stackdump|heapsnapshot))$/,
  ],
  [
    'public-system-file',
    'a file in which a system stores the names of other files',
    /(?:^|\/)(?:\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\._[^/]+|\.directory|\.localized|\.spotlight-v100.*|\.trash[^/]*\/.*|\.fseventsd.*|__macosx\/.*|\$recycle\.bin.*)$/,
  ],
  [
    'public-active',
    'code or rules that Cloudflare runs',
    /^(?:_worker\.[cm]?[jt]sx?(?:\/.*)?|functions\/.*|_routes\.json|wrangler\.(?:toml|jsonc?))$/,
  ],
  [
    'public-active',
    'code or rules that Netlify runs',
    /^(?:netlify\.toml|netlify\/.*|\.netlify\/.*)$/,
  ],
  [
    'public-active',
    'rules for the host',
    /^(?:_redirects|_headers|nginx-(?:headers|redirects)\.conf)$/,
  ],
  [
    'public-active',
    'rules for the host',
    /(?:^|\/)(?:\.htaccess|\.user\.ini|web\.config|vercel\.json|now\.json|firebase\.json|staticwebapp\.config\.json|amplify\.yml|render\.yaml|static\.json|surge\.json|caddyfile|\.htpasswds?|_config\.yml|crossdomain\.xml|clientaccesspolicy\.xml)$/,
  ],
  [
    'public-active',
    'code that a host runs',
    /^(?:api|edge-functions|netlify-functions)\/.*\.(?:[cm]?[jt]s|py|go|rb)$/,
  ],
  [
    'public-active',
    'a page that a host runs as a program',
    /\.(?:php\d?|phtml|phar|cgi|fcgi|asp|aspx|ashx|asmx|cshtml|jspx?|cfm|shtml|shtm|stm)$/,
  ],
  [
    'public-active',
    'a service worker, which answers requests instead of the site',
    /(?:^|\/)(?:(?:[^/]*[-_.])?(?:sw|service[-_.]?worker)(?:[-_.][^/]*)?|onesignalsdk(?:updater)?worker|workbox-[^/]*|ngsw(?:-worker)?)\.[cm]?[jt]s$/,
  ],
];

/**
 * Returns why a file with this path is refused or causes a warning; undefined for an inconspicuous
 * name.
 */
export function nameFault(path: string): NameFault | undefined {
  const name = hostPath(path);
  const [code, what] = ROWS.find(([, , pattern]) => pattern.test(name)) ?? [];
  return code === undefined || what === undefined ? undefined : { code, what };
}
