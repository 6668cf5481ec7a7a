// The page of an advisory about a C library, whose products are in no registry: see
// tests/documents/c-library.test.ts for its documents.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { readPageText } from '../support/read-page.ts';
import { ROOT } from '../support/run-candor.ts';

let page: string;
beforeAll(() => {
  const site = builtSite(join(ROOT, 'tests/fixtures/c-library'));
  page = readFileSync(join(site, 'advisories/COM-2026-0001/index.html'), 'utf8');
});

/** The visible text, without markup. */
const words = (): string => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the page of an advisory about a C library', () => {
  it('has each product with its own fix', () => {
    const { fixed, aliases, severity } = readPageText(page);
    expect({ aliases, severity }).toEqual({ aliases: ['CVE-2026-31001'], severity: 'high 8.8' });
    expect(fixed).toEqual(
      expect.arrayContaining([
        'libcomet (Debian:13) 2.3.0-1+deb13u1',
        'comet/decoder (docker) 2.4.1',
      ]),
    );
    expect(words()).toMatch(/libcomet \(Debian:13\) to 2\.3\.0-1\+deb13u1 \./);
  });

  it('does not call branches free of the vulnerability that nobody assessed for the image', () => {
    expect(words()).toContain(
      'Not assessed: 1.x. It is not known whether other versions of this branch are affected.',
    );
  });
});
