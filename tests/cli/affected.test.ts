// candor affected: the same answers as /check/, on the command line.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { candorHere, NOW, type Run, workFolder } from '../support/run-candor.ts';

const work = workFolder('affected');
afterAll(work.remove);
const affected = (...words: string[]): Promise<Run> =>
  candorHere(['affected', ...words, '--now', NOW]);

function file(name: string, text: string): string {
  const path = join(work.folder, name);
  writeFileSync(path, text);
  return path;
}

describe('candor affected', () => {
  it('prints the advisories, the nearest fixed version and the upgrade command, with exit code 1', async () => {
    const { code, out } = await affected('pkg:pypi/orbital', '2.1.0');
    expect(code).toBe(1);
    expect(out).toContain('orbital (PyPI) 2.1.0: affected by 2 advisories');
    expect(out).toContain(
      'Upgrade to 2.4.5, the nearest version on the 2.x branch that no advisory affects.',
    );
    expect(out).toContain('python -m pip install --upgrade "orbital==2.4.5"');
    expect(out).toMatch(
      /ORB-2025-0002 +HIGH 8\.7 +2\.2\.2 .*https:\/\/security\.orbital\.example\/advisories\/ORB-2025-0002\//,
    );
    expect(out).toContain('Withdrawn (not counted): ORB-2025-0001');
  });

  it('has exit code 0 if nothing affects the version', async () => {
    expect(await affected('pkg:pypi/orbital@3.2.0')).toMatchObject({
      code: 0,
      out: expect.stringContaining('orbital (PyPI) 3.2.0: not affected'),
    });
  });

  it('ignores a variable that is behind the clock, such as SOURCE_DATE_EPOCH, and looks back only with --now', async () => {
    const before = '2026-11-12T15:00:00Z';
    const clock = () => Date.parse(NOW);
    const env = { SOURCE_DATE_EPOCH: String(Date.parse(before) / 1000) };
    const words = ['affected', 'pkg:pypi/orbital@3.1.1'];
    const run = await candorHere(words, env, clock);
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining('affected by 1 advisory') });
    expect(run.err).toContain(
      `SOURCE_DATE_EPOCH sets the time to ${before}, which is in the past.`,
    );
    expect((await candorHere(words, { CANDOR_NOW: before }, clock)).out).toContain(
      'affected by 1 advisory',
    );
    expect((await candorHere([...words, '--now', before], env, clock)).out).toContain(
      'not affected',
    );
    expect((await candorHere(words, { CANDOR_NOW: NOW }, clock)).err).toBe('');
  });

  it('has exit code 1 for a version on no branch of the project, and names the branches that were not assessed', async () => {
    const { code, out } = await affected('pkg:pypi/orbital@9.9.9');
    expect(code).toBe(1);
    expect(out).toContain('orbital (PyPI) 9.9.9: cannot tell');
    expect(out).toContain(
      'do not name "9.9.9", and it cannot be assigned to a branch that the project lists: it was not assessed.',
    );
  });

  it('gives one answer for each advisory of a pre-release, which belongs to the branch of its release', async () => {
    const { code, out } = await affected('npm:@orbital/archive', '2.0.0-rc.1');
    expect(code).toBe(0);
    const ids = out.match(/ORB-\d{4}-\d{4}(?= {2})/g) ?? [];
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    [['pkg:pypi/Orbital@2.1.0']],
    [['PyPI:orbital', '2.1.0']],
    [['orbital (PyPI)', '2.1.0']],
    [['orbital@2.1.0']],
    [['orbital==2.1.0']],
    [['orbital 2.1.0']],
    [['orbital v2.1.0']],
    [['orbital', 'v2.1.0']],
  ])('accepts the package in every usual form: %j', async (words) => {
    expect((await affected(...words)).out).toContain(
      'orbital (PyPI) 2.1.0: affected by 2 advisories',
    );
  });

  it('has exit code 1 if the answer is not known, and prints the reason', async () => {
    const form = await affected('orbital', 'main');
    expect(form).toMatchObject({
      code: 1,
      out: expect.stringContaining('orbital (PyPI) main: cannot tell'),
    });
    expect(form.out).toContain('"main" is not a valid version in this ecosystem');
    const old = await affected('orbital', '1.9.7', '--json');
    expect(old.code).toBe(1);
    expect(JSON.parse(old.out).packages[0].cannot_tell.reason).toContain(
      'The last day of support was 2025-12-31',
    );
  });

  it('ends with 1 for code from a repository, whatever version it names', async () => {
    const { code, out } = await affected(
      'pkg:pypi/orbital@3.2.0?vcs_url=git%2Bhttps://git.example/fork',
      '3.2.0',
    );
    expect([code, out]).toEqual([1, expect.stringContaining('orbital (PyPI): cannot tell')]);
  });

  it.each([
    [[], 'Name a package and a version, or files with --sbom.'],
    [['orbital', '1.0', '--sbom', 'x'], 'Name a package and a version, or files with --sbom.'],
    [['orbital'], 'Missing version: candor affected orbital 1.2.3'],
    [['orbitl', '1'], 'This site does not cover a package orbitl. Did you mean orbital?'],
    [['pkg:npm/orbital', '1'], 'Did you mean orbital (PyPI)?'],
    [['pkg:', '1'], '"pkg:" is not a purl'],
    [['pkg:pypi/orbital@1.0', '2.0'], 'The purl has the version 1.0, but the argument is 2.0.'],
    [
      ['left-pad', '1'],
      'It covers orbital (PyPI), @orbital/archive (npm), orbital-cli (crates.io).',
    ],
    [['--sbom', 'not-there.json'], 'There is no file not-there.json.'],
    [['--sbom', 'src'], 'src is a folder.'],
  ])('explains the usage error, with exit code 2: %j', async (words, message) => {
    const { code, out, err } = await affected(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('counts a statement on a dependency, and still names the fix of an advisory', async () => {
    const { code, out } = await affected('pkg:cargo/orbital-cli@1.2.2');
    expect(code).toBe(1);
    expect(out).toContain('orbital-cli (crates.io) 1.2.2: cannot tell');
    expect(out).toContain(
      'CVE-1900-71002  example-terminal lets pasted text run as a command  https://',
    );
    expect(out).toContain('/statements/#statement-example-terminal-paste');
    const malicious = await affected('pkg:cargo/orbital-cli@1.2.1');
    expect(malicious.out).toContain('Upgrade to 1.2.2, the nearest version');
  });

  it('reads lock files and SBOMs', async () => {
    const lock = file(
      'uv.lock',
      '[[package]]\nname = "orbital"\nversion = "2.1.0"\nsource = { registry = "https://pypi.org/simple" }\n[[package]]\nname = "secret-name"\nversion = "1"\nsource = { registry = "https://pypi.example" }\n',
    );
    const bom = file(
      'bom.json',
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.5',
        components: [{ name: 'orb', purl: 'pkg:cargo/orbital-cli@1.2.3' }],
      }),
    );
    const { code, out } = await affected('--sbom', lock, bom);
    expect(code).toBe(1);
    expect(out).toContain(
      'Read as uv.lock. 2 packages read: 1 affected, 1 not covered by this site.',
    );
    expect(out).toContain('Read as CycloneDX. 1 package read: 1 not affected.');
    expect(out).toContain('Not affected: orbital-cli (crates.io) 1.2.3');
    expect(out).not.toContain('secret-name');
    expect((await affected('--sbom', bom)).code).toBe(0);
    const [data] = JSON.parse((await affected('--sbom', lock, '--json')).out);
    expect(data).toMatchObject({
      format: 'uv.lock',
      read: 2,
      not_covered: 1,
      packages: [{ package: 'pkg:pypi/orbital', status: 'affected', upgrade: '2.4.5' }],
    });
  });

  it('reports how many components of an SBOM were not checked', async () => {
    const components = [
      { name: 'orb', purl: 'pkg:pypi/orbital@3.0.0rc1' },
      { name: 'one' },
      { name: 'two' },
    ];
    const { out } = await affected(
      '--sbom',
      file(
        'unchecked.cdx.json',
        JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components }),
      ),
    );
    expect(out).toContain('Not checked: 2 components without a package address.');
    expect(out).toContain(
      '2 entries: no package address (purl), so it cannot be looked up (one, two).',
    );
    expect(out).toMatch(
      /Not affected: orbital \(PyPI\) 3\.0\.0rc1\n.*A pre-release of an affected release/s,
    );
  });

  it('lists the advisories that affect the release of a pre-release, and keeps the version order', async () => {
    const { code, out } = await affected('orbital', '3.0.0rc1', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).packages[0]).toMatchObject({
      status: 'not-affected',
      where: 'the question',
      from_release: expect.arrayContaining(['ORB-2026-0004']),
    });
  });

  it('has exit code 1 if a file cannot be read, and 0 if nothing in it is covered', async () => {
    const broken = await affected('--sbom', file('package-lock.json', '{"lockfileVersion": 3, '));
    expect(broken).toMatchObject({
      code: 1,
      out: expect.stringContaining('It is not valid JSON; it may be truncated.'),
    });
    const other = await affected('--sbom', file('go.sum', 'example.org/a v1.0.0 h1:aa=\n'));
    expect(other).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing in this file is covered by this site: 1 package read.'),
    });
  });

  it('escapes terminal control sequences from a file', async () => {
    const { out } = await affected(
      '--sbom',
      file('requirements.txt', 'orbital==2.1.0\n\u001b]0;title\u0007 evil\n'),
    );
    expect(out).not.toContain('\u001b');
  });

  it('has exit code 1 if an advisory cannot be read, because it could be relevant', async () => {
    const content = join(work.folder, 'content');
    mkdirSync(join(content, 'projects'), { recursive: true });
    writeFileSync(join(content, 'projects/one.yaml'), 'name: One\npackages: [pkg:npm/one]\n');
    const { code, out, err } = await candorHere([
      'affected',
      'one',
      '1.0.0',
      '--content',
      content,
      '--now',
      NOW,
    ]);
    expect([code, out]).toEqual([1, 'one (npm) 1.0.0: not affected\n']);
    expect(err).toContain('an advisory can be missing here');
    rmSync(content, { recursive: true });
  });
});
