// candor export, as a user runs it.

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candor, copyExample, NOW, workFolder } from './candor.ts';

const work = workFolder('export');
afterAll(work.remove);

describe('candor export cve-request', () => {
  it('prints the worksheet of a public advisory', () => {
    const { code, out, err } = candor(['export', 'cve-request', 'ORB-2026-0001', '--now', NOW]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^CVE request for ORB-2026-0001\n/);
    expect(out).toContain('\n2. Vendor of the product(s)\n\nOrbital Association\n');
  });

  it('prints that of an embargoed one, with a warning beside it', () => {
    const { code, out, err } = candor(['export', 'cve-request', 'ORB-2026-0006', '--now', NOW]);
    expect(code).toBe(0);
    expect(out).toContain('* It is not public (scheduled, TLP:CLEAR).');
    expect(err).toContain('ORB-2026-0006 is under embargo');
  });

  it('prints JSON where that is asked for', () => {
    const { code, out } = candor(['export', 'cve-request', 'ORB-2026-0001', '--json', '--now', NOW]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 'ORB-2026-0001', fields: expect.any(Array), notes: expect.any(Array) });
  });

  it('ends with 2 where there is no such advisory, and names the nearest', () => {
    const { code, out, err } = candor(['export', 'cve-request', 'ORB-2026-001', '--now', NOW]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Did you mean ORB-2026-0001?');
    expect(candor(['export', 'cve-request']).code).toBe(2);
  });

  it('ends with 1 and the problems where the advisory has errors', () => {
    const content = copyExample(work.folder);
    appendFileSync(join(content, 'advisories/2026/ORB-2026-0001.md'), '\n## Impact\n\nAgain.\n');
    const { code, out, err } = candor(['export', 'cve-request', 'ORB-2026-0001', '--content', content, '--now', NOW]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('section-repeated');
  });
});
