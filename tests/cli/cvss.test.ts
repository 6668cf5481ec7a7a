import { describe, expect, it } from 'vitest';
import { candorHere, ROOT } from '../support/run-candor.ts';
import { hasTmux, openTerminal } from '../support/terminal.ts';

const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';

describe('candor cvss', () => {
  it('explains and scores a vector', async () => {
    const { code, out } = await candorHere(['cvss', VECTOR]);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 3)).toEqual([
      VECTOR,
      '8.8 high',
      expect.stringMatching(/^ {2}AV:N +Attack Vector: Network\. The /),
    ]);
    expect(JSON.parse((await candorHere(['cvss', VECTOR, '--json'])).out)).toMatchObject({
      overall: 8.8,
      rating: 'high',
    });
  });

  it('names every problem of a vector that is not complete', async () => {
    const { code, err } = await candorHere(['cvss', 'CVSS:3.1/AV:N/AC:Q/PR:N/UI:R/S:U/C:H/I:H']);
    expect([code, err]).toEqual([1, expect.stringMatching(/AC[\s\S]*\bA\b/)]);
  });

  it('needs a vector or a terminal, and a version that exists', async () => {
    expect((await candorHere(['cvss'])).err).toContain('Missing vector.');
    expect((await candorHere(['cvss', '--cvss', '5.0'])).err).toContain(
      'Expected one of 4.0, 3.1, 3.0, 2.0.',
    );
  });

  it.runIf(hasTmux())('asks on a terminal, metric by metric', async () => {
    const terminal = openTerminal(['cvss', '--cvss', '3.1'], { cwd: ROOT, name: 'cvss' });
    try {
      for (const name of [
        'Attack Vector',
        'Attack Complexity',
        'Privileges Required',
        'User Interaction',
        'Scope',
        'Confidentiality',
        'Integrity',
        'Availability',
      ]) {
        await terminal.see(`${name}`);
        terminal.press('Enter');
      }
      await terminal.see('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H');
      expect(await terminal.end()).toBe(0);
    } finally {
      terminal.close();
    }
  });
});
