// The addresses and feed ids of the example never change: links, feed readers and scanners depend on them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressesOf, feedIdsOf } from '../support/addresses.ts';
import { builtSite } from '../support/built-site.ts';

const LIST = 'tests/updates/addresses.txt';
const listed = readFileSync(join(import.meta.dirname, 'addresses.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const published = (): string[] => {
  const site = builtSite();
  return [...addressesOf(site), ...feedIdsOf(site)];
};

it('none is missing', () => {
  const now = new Set(published());
  expect(
    listed.filter((line) => !now.has(line)),
    `Published before, and missing or changed now. This needs a major version, and a redirect for each address (docs/updates.md). If only the example changed, change ${LIST}.`,
  ).toEqual([]);
});

it('each new one is listed, so that it stays', () => {
  const known = new Set(listed);
  expect(
    published().filter((line) => !known.has(line)),
    `New: add these lines to ${LIST}.`,
  ).toEqual([]);
});

it('the list has every kind of page, document and feed', () => {
  const kinds = [
    '/check/',
    '/feed.atom ',
    '/severity/high/feed.json ',
    '/projects/orbital/feed.xml ',
    '/osv/all.zip',
  ];
  for (const kind of kinds)
    expect(
      listed.some((line) => line.startsWith(kind)),
      kind,
    ).toBe(true);
  expect(listed.length).toBeGreaterThan(200);
});
