// candor export, run like a user does.

import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, copyExample, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const work = workFolder('export');
afterAll(work.remove);

describe('candor export cve-request', () => {
  it('prints the worksheet of a public advisory', async () => {
    const { code, out, err } = await candorHere([
      'export',
      'cve-request',
      'ORB-2026-0001',
      '--now',
      NOW,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^CVE request for ORB-2026-0001\n/);
    expect(out).toContain('\n2. Vendor of the product(s)\n\nOrbital Association\n');
  });

  it('prints the worksheet of an embargoed advisory, with a warning', async () => {
    const { code, out, err } = await candorHere([
      'export',
      'cve-request',
      'ORB-2026-0006',
      '--now',
      NOW,
    ]);
    expect(code).toBe(0);
    expect(out).toContain('* It is not public (scheduled, TLP:CLEAR).');
    expect(err).toContain('ORB-2026-0006 is embargoed');
  });

  it('prints JSON on request', async () => {
    const { code, out } = await candorHere([
      'export',
      'cve-request',
      'ORB-2026-0001',
      '--json',
      '--now',
      NOW,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      id: 'ORB-2026-0001',
      fields: expect.any(Array),
      notes: expect.any(Array),
    });
  });

  it('has exit code 2 for an unknown advisory, and suggests the closest id', async () => {
    const { code, out, err } = await candorHere([
      'export',
      'cve-request',
      'ORB-2026-001',
      '--now',
      NOW,
    ]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Did you mean ORB-2026-0001?');
    expect((await candorHere(['export', 'cve-request'])).code).toBe(2);
  });

  it('has exit code 1, and prints the problems, if the advisory has errors', async () => {
    const content = copyExample(work.folder);
    appendFileSync(join(content, 'advisories/2026/ORB-2026-0001.md'), '\n## Impact\n\nAgain.\n');
    const { code, out, err } = await candorHere([
      'export',
      'cve-request',
      'ORB-2026-0001',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('section-repeated');
  });
});

describe('candor export ghsa', () => {
  it('prints the request, and lists on stderr what it cannot contain', async () => {
    const { code, out, err } = await candorHere(['export', 'ghsa', 'ORB-2026-0001', '--now', NOW]);
    expect(code).toBe(0);
    const body = JSON.parse(out);
    expect(body.vulnerabilities[0]).toMatchObject({ package: { name: 'orbital' } });
    expect(err).toContain('GitHub has no field for');
    expect(err).toContain('gh api repos/OWNER/REPO/security-advisories --input -');
    expect(err).not.toContain('embargo');
  });

  it('warns that a draft is embargoed, and does not write it to a published folder', async () => {
    const { code, err } = await candorHere(['export', 'ghsa', 'ORB-2026-0006', '--now', NOW]);
    expect(code).toBe(0);
    expect(err).toContain('ORB-2026-0006 is embargoed');
    const into = await candorHere([
      'export',
      'ghsa',
      'ORB-2026-0006',
      '--now',
      NOW,
      '--output',
      'public/draft.json',
    ]);
    expect(into).toMatchObject({ code: 2, out: '' });
    expect(existsSync('public/draft.json')).toBe(false);
    // It is not public before its time on the real clock, whatever --now is.
    const late = ['--now', '2999-01-01T00:00:00Z'];
    for (const words of [['cve-request'], ['ghsa'], ['ghsa', '--output', 'public/draft.json']]) {
      const [form = '', ...more] = words;
      const early = ['export', form, 'ORB-2026-0006', ...late, ...more];
      const { code, err } = await candorHere(early, {}, () => Date.parse(NOW));
      expect([code, err]).toEqual([
        more.length > 0 ? 2 : 0,
        expect.stringMatching(/is embargoed|private files must not/),
      ]);
    }
    expect(existsSync('public/draft.json')).toBe(false);
    const file = join(work.folder, 'draft.json');
    expect(
      (
        await candorHere([
          'export',
          'ghsa',
          'ORB-2026-0006',
          '--now',
          NOW,
          '--output',
          file,
          '--private-fork',
        ])
      ).code,
    ).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ start_private_fork: true });
  });
});

describe('candor export policy', () => {
  it('prints a policy with 10 of 10 points, the same every time', async () => {
    const first = await candorHere(['export', 'policy', '--now', NOW]);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^# Security policy of Orbital and Orbital CLI\n/);
    expect(first.out).not.toMatch(/\]\((?!https:|mailto:)/);
    expect(first.err).toContain('10 of 10');
    expect((await candorHere(['export', 'policy', '--now', NOW])).out).toBe(first.out);
  });

  it('writes the policy of one project, and does not replace a file that was written by hand', async () => {
    const file = join(work.folder, 'SECURITY.md');
    const words = ['export', 'policy', '--project', 'orbital-cli', '--now', NOW, '--output', file];
    writeFileSync(file, 'Ours.\n');
    expect(await candorHere(words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--force'),
    });
    expect(readFileSync(file, 'utf8')).toBe('Ours.\n');
    expect((await candorHere([...words, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Security policy of Orbital CLI\n/);
    expect((await candorHere(words)).err).toContain('The file is already up to date.');
    const all = ['export', 'policy', '--now', NOW, '--output', file];
    expect((await candorHere(all)).code).toBe(0);
    const edited = `${readFileSync(file, 'utf8')}\n## Hall of fame\n`;
    writeFileSync(file, edited);
    expect(await candorHere(words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('edited since'),
    });
    expect(readFileSync(file, 'utf8')).toBe(edited);
  });

  it('generates the SECURITY.md at the top of this repository', async () => {
    const made = await candorHere([
      'export',
      'policy',
      '--content',
      join(ROOT, 'security'),
      '--now',
      NOW,
    ]);
    expect(made.out).toContain('We acknowledge every report within 48 hours.');
    expect(made.out).toContain('| critical | 7 |');
    expect(`${made.out.trimEnd()}\n`).toBe(readFileSync(join(ROOT, 'SECURITY.md'), 'utf8'));
  });

  it('has exit code 2 for an unknown project', async () => {
    expect(
      await candorHere(['export', 'policy', '--project', 'orbitl', '--now', NOW]),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean orbital?'),
    });
  });
});

describe('an export for everyone', () => {
  const content = copyExample(mkdtempSync(join(work.folder, 'leaks-')));
  appendFileSync(join(content, 'SECURITY.md'), '\n## Soon\n\nORB-2026-0006 follows in January.\n');
  const advisory = join(content, 'advisories/2026/ORB-2026-0001.md');
  writeFileSync(
    advisory,
    readFileSync(advisory, 'utf8').replace('## Impact\n\n', '$&As in CVE-1900-26006. '),
  );

  it.each([
    ['policy', []],
    ['ghsa', ['ORB-2026-0001']],
    ['cve-request', ['ORB-2026-0001', '--json']],
  ])('is refused if it names an advisory that is not public: %s', async (kind, words) => {
    const { code, out, err } = await candorHere([
      'export',
      kind,
      ...words,
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('contains something that is not public; nothing was written:\n  an id\n');
    expect(err).not.toContain('26006');
    expect(err).not.toContain('ORB-2026-0006');
  });

  it('is not refused because an embargoed advisory names itself', async () => {
    const { code } = await candorHere([
      'export',
      'ghsa',
      'ORB-2026-0006',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect(code).toBe(0);
  });
});
