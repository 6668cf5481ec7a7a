// The part of the dev server that shows private records: an Astro integration that only the command
// "dev" uses. It answers only this machine.

import { copyFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join, relative, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { listen, showAs } from '../publish/current-reading.ts';
import type { ContentPlace } from '../read/place.ts';
import { calculatorFor } from './calculator.ts';
import { currentView, useView } from './current-view.ts';
import { CALCULATOR_PATH, CHANGED, STATE_PATH } from './state.ts';
import { viewer } from './view.ts';

/** The only address of the dev server. */
export const HOST = '127.0.0.1';

interface DevOptions {
  readonly place: ContentPlace;
  /** Precedes the file names in messages. */
  readonly prefix: string;
  /** The copy of the sources that Astro compiles. */
  readonly work: string;
  /** The original sources, if edits of them must be visible: in a working copy. */
  readonly sources: string | undefined;
  /** Returns the reason to refuse a request: status and text. */
  readonly refuse: (
    request: IncomingMessage,
    port: number,
  ) => readonly [number, string] | undefined;
}

/** Returns the integration. Throws if Astro builds, or if it listens to other machines. */
export function devView({ place, prefix, work, sources, refuse }: DevOptions): AstroIntegration {
  let base = '/';
  return {
    name: 'candor-dev',
    hooks: {
      'astro:config:setup': ({ command, config, addMiddleware, updateConfig }) => {
        if (command !== 'dev') throw new Error('Only the dev server can show private records.');
        if (config.server.host !== HOST)
          throw new Error(`The dev server must listen on ${HOST} only.`);
        const view = viewer(prefix);
        showAs(async (reading) => {
          const made = await view(reading);
          useView(made);
          return made.shown;
        });
        addMiddleware({ order: 'pre', entrypoint: join(work, 'src/dev/middleware.ts') });
        // Problems have a list of their own.
        updateConfig({ vite: { server: { cors: false, hmr: { overlay: false } } } });
      },
      // Vite itself knows no base path in the dev server.
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:server:setup': ({ server }) => {
        const { hot } = server.environments.client;
        listen('candor-dev', () => hot.send(CHANGED, {}));
        if (sources !== undefined) server.watcher.add(sources);
        server.watcher.on('all', (event, file) => {
          if (isAsset(file, place)) hot.send({ type: 'full-reload' });
          const copied =
            sources !== undefined && event === 'change' && file.startsWith(`${sources}${sep}`);
          if (copied) copyFileSync(file, join(work, 'src', relative(sources, file)));
        });
        const { httpServer } = server;
        if (httpServer === null)
          throw new Error('This is a bug in Candor: the dev server has no HTTP server.');
        httpServer.once('listening', () => {
          const address = httpServer.address();
          const port = typeof address === 'object' && address !== null ? address.port : 0;
          const handle = (
            request: IncomingMessage,
            response: ServerResponse,
            next: () => void,
          ): void => {
            const refusal = refuse(request, port);
            response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
            response.setHeader('X-Frame-Options', 'DENY');
            if (refusal !== undefined)
              answer(response, refusal[0], 'text/plain; charset=utf-8', `${refusal[1]}\n`);
            else if (request.url?.split('?')[0] === `${base}${STATE_PATH}`)
              sendState(request.url, response);
            else if (request.url?.split('?')[0] === `${base}${CALCULATOR_PATH}`)
              sendJson(response, calculatorFor(queryOf(request.url, 'vector')));
            else next();
          };
          // Before all other middleware, some of which answers without calling the next.
          server.middlewares.stack.unshift({ route: '', handle });
        });
      },
    },
  };
}

/** True if pages link the file. No page changes with it, so the browser must load the page again. */
function isAsset(file: string, { folder, publicFolder }: ContentPlace): boolean {
  if (publicFolder !== undefined && file.startsWith(`${publicFolder}${sep}`)) return true;
  return file.startsWith(`${folder}${sep}`) && /^(?:theme\.css|logo\.\w+)$/.test(basename(file));
}

function sendState(url: string, response: ServerResponse): void {
  const state = currentView()?.state(queryOf(url, 'page'));
  if (state === undefined) answer(response, 503, 'application/json', '{}');
  else sendJson(response, state);
}

const queryOf = (url: string, name: string): string =>
  new URLSearchParams(url.split('?')[1]).get(name) ?? '';

const sendJson = (response: ServerResponse, value: object): void =>
  answer(response, 200, 'application/json', JSON.stringify(value));

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(body);
}
