// Every record of a folder is imported, checked, built into a site, and exported again with the
// same meaning.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candor, NOW, workFolder } from './run-candor.ts';

const STARTER = [
  '--name',
  'Python',
  '--url',
  'https://psf.example/',
  '--mail',
  'security@psf.example',
  '--prefix',
  'PSF',
  '--registered',
];

interface OsvRecord {
  readonly [key: string]: unknown;
  readonly id: string;
}

function meaning(record: OsvRecord): unknown {
  const { schema_version: _version, modified, published, ...rest } = record;
  // A record cannot be modified before it was published. In that case, the import reports it and
  // uses the publication time.
  const changed = String(modified) < String(published) ? published : modified;
  return sorted({ ...rest, modified: trimTime(changed), published: trimTime(published) });
}

const trimTime = (time: unknown): string =>
  String(time)
    .replace(/(\.\d*?)0+Z$/, '$1Z')
    .replace('.Z', 'Z');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => !(Array.isArray(one) && one.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** Defines the tests of the records of OSV in a folder. */
export function describeImport(name: string, source: string): void {
  describe(name, () => {
    const work = workFolder('imported');
    const content = join(work.folder, 'content');
    const dist = join(work.folder, 'dist');
    afterAll(work.remove);

    it('import, check and build into a site', () => {
      expect(candor(['init', '--content', content, '--no-build', ...STARTER]).code).toBe(0);
      const imported = candor(['import', 'osv', source, '--content', content]);
      expect(imported.err).toContain('0 records could not be imported');
      expect(imported.code).toBe(0);
      const checked = candor(['check', '--content', content, '--now', NOW]);
      expect(checked.err).toMatch(/^All good: 0 errors/);
      expect(checked.code).toBe(0);
      expect(candor(['build', '--content', content, '--now', NOW, '--out', dist]).code).toBe(0);
    });

    it('are exported with the same meaning', () => {
      const names = readdirSync(source).filter((file) => file.endsWith('.json'));
      expect(names.length).toBeGreaterThan(2);
      for (const file of names) {
        const before: OsvRecord = JSON.parse(readFileSync(join(source, file), 'utf8'));
        const after: OsvRecord = JSON.parse(
          readFileSync(join(dist, 'osv', `${before.id}.json`), 'utf8'),
        );
        expect(meaning(after), file).toEqual(meaning(before));
      }
    });

    it('are not imported a second time', () => {
      const again = candor(['import', 'osv', source, '--content', content]);
      expect(again.code).toBe(0);
      expect(again.err).toMatch(/^0 new, \d+ same\. Wrote 0 files/);
    });
  });
}
