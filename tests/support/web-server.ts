// Real web servers of the machine with a configuration that Candor wrote. A test is skipped if its server is not installed.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const WEB_SERVERS = ['nginx', 'apache', 'caddy'] as const;
type WebServer = (typeof WEB_SERVERS)[number];

const PROGRAMS: Readonly<Record<WebServer, string>> = {
  nginx: '/usr/sbin/nginx',
  apache: '/usr/sbin/apache2',
  caddy: '/usr/bin/caddy',
};

/** Whether a server can be tested. CI sets CANDOR_NO_SKIP, so that a machine without it fails there instead. */
export function hasServer(server: WebServer): boolean {
  const program = PROGRAMS[server];
  if (existsSync(program) || process.env['CANDOR_NO_SKIP'] !== undefined) return true;
  const name = server === 'apache' ? 'apache2' : server;
  console.warn(
    `Tests of ${server} are skipped: there is no ${program}. Install it with "apt-get install ${name}".`,
  );
  return false;
}

/** A free port of the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

const APACHE_MODULES = [
  'mpm_event',
  'authz_core',
  'mime',
  'dir',
  'alias',
  'filter',
  'headers',
  'deflate',
  'negotiation',
];
const isRoot = process.getuid?.() === 0;

/** The main configuration around the one of the site, and how the server is started with it. */
function mainOf(
  server: WebServer,
  site: string,
  folder: string,
): { text: string; words: (file: string) => string[] } {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/${one};`,
  );
  if (server === 'nginx')
    return {
      text: `${isRoot ? 'user root;\n' : ''}daemon off;\npid ${folder}/pid;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\ninclude ${site};\n}\n`,
      words: (file) => ['-c', file, '-e', `${folder}/error.log`],
    };
  if (server === 'caddy')
    return {
      text: `{\n\tadmin off\n\tauto_https off\n}\nimport ${site}\n`,
      words: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
    };
  const modules = APACHE_MODULES.map(
    (one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`,
  );
  const user = isRoot ? 'User www-data\nGroup www-data\n' : '';
  return {
    text: `${modules.join('\n')}\n${user}ServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log\nTypesConfig /etc/mime.types\nInclude ${site}\n`,
    words: (file) => ['-f', file, '-DFOREGROUND'],
  };
}

/** Starts a server with the configuration of a site, and waits until it answers. */
export async function startServer(
  server: WebServer,
  configuration: string,
  port: number,
  folder: string,
): Promise<{ stop: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const site = join(folder, 'site.conf');
  writeFileSync(site, configuration);
  const { text, words } = mainOf(server, site, folder);
  const file = join(folder, 'main.conf');
  writeFileSync(file, text);
  const child = spawn(PROGRAMS[server], words(file), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HOME: folder },
  });
  const said: string[] = [];
  child.stdout.on('data', (part) => said.push(String(part)));
  child.stderr.on('data', (part) => said.push(String(part)));
  for (let i = 0; i < 100 && child.exitCode === null; i++) {
    if (await answers(port)) return { stop: () => stop(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(child);
  const log = join(folder, 'error.log');
  throw new Error(
    `${server} did not start:\n${said.join('')}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`,
  );
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`).then(
    (response) => response.arrayBuffer().then(() => true),
    () => false,
  );

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
