// docs/hosting/ says what the code says: the types, the headers, and a page for each host.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentPlace } from '../../src/environment.ts';
import { settingOf } from '../../src/formats/format.ts';
import { headersOf } from '../../src/formats/hosting/security-headers.ts';
import { allDocuments } from '../../src/formats/index.ts';
import {
  essence,
  mediaTypeOf,
  TYPES_BY_ENDING,
  TYPES_BY_FOLDER,
  TYPES_BY_NAME,
} from '../../src/model/site/media-type.ts';
import { aSite } from '../../src/model/testing/advisory.fixture.ts';
import { readContent } from '../../src/read/index.ts';
import { candorHere, NOW, ROOT } from '../support/run-candor.ts';

const FOLDER = join(ROOT, 'docs/hosting');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');
const cells = (row: string): string[] =>
  [...row.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

it('the table of types is the one that hosts get', () => {
  const rows = README.split('\n').filter((line) => / \| `[a-z]+\/[^`]+` \|$/.test(line));
  const written = rows.flatMap((row) => {
    const [type, ...names] = cells(row).reverse();
    return names.map((name) => [name, type]);
  });
  const all = [
    ...Object.entries(TYPES_BY_NAME),
    ...Object.entries(TYPES_BY_FOLDER),
    ...Object.entries(TYPES_BY_ENDING).map(([ending, type]) => [`.${ending}`, type] as const),
  ];
  expect(new Map(written.map(([name = '', type = '']) => [name, type]))).toEqual(
    new Map(all.map(([name, { type }]) => [name, type])),
  );
});

it('the table of types agrees with every document', async () => {
  const { content, site, place } = await readContent(
    contentPlace({ content: join(ROOT, 'content'), now: NOW }),
  );
  const all = allDocuments(content, settingOf(site, place.now, content));
  expect(all.length).toBeGreaterThan(100);
  const differing = all.flatMap(({ path, type }) => {
    const host = mediaTypeOf(path);
    const good =
      host !== undefined && [essence(host.type), ...(host.others ?? [])].includes(essence(type));
    const charset = essence(type).startsWith('text/')
      ? host?.type === type || host?.type.startsWith('application/')
      : true;
    return good && charset ? [] : [`${path}: ${type}, but hosts send ${host?.type}`];
  });
  expect(differing).toEqual([]);
});

it('the table of headers has the values of the code', () => {
  const headers = new Map(headersOf(aSite()));
  for (const name of [
    'Access-Control-Allow-Origin',
    'Strict-Transport-Security',
    'X-Content-Type-Options',
  ])
    expect(README).toContain(`| \`${name}\` | \`${headers.get(name)}\``);
});

it('every host has a page', async () => {
  const { out } = await candorHere(['export', 'host', '--help']);
  const kinds = /nginx, apache[a-z0-9, ]+/.exec(out)?.[0].split(', ') ?? [];
  expect(kinds.length).toBeGreaterThan(5);
  for (const kind of [...kinds, 'github-pages', 'gitlab-pages']) {
    expect(existsSync(join(FOLDER, `${kind}.md`)), kind).toBe(true);
    expect(README).toContain(`(${kind}.md)`);
  }
});
