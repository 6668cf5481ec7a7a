// A content folder of random advisories, for tests of whole builds. Everything else comes from the
// example, except files that name its advisories. Only for tests.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Advisory, Affected } from '../../src/model/advisory/advisory.ts';
import { GENERATED_PROJECTS } from '../../src/model/testing/advisory.arbitrary.ts';
import { copyExample } from './run-candor.ts';

/**
 * Writes advisories like authors do, to a copy of the example below a folder. Returns the content
 * folder.
 */
export function writeRandomContent(folder: string, advisories: readonly Advisory[]): string {
  const content = copyExample(folder);
  for (const name of [
    'advisories',
    'cases',
    'projects',
    'releases',
    'retrospectives',
    'statements',
  ])
    rmSync(join(content, name), { recursive: true, force: true });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(content, file)), { recursive: true });
    writeFileSync(join(content, file), text);
  };
  for (const { slug: _slug, file, packages, branches, ...project } of GENERATED_PROJECTS) {
    const ranged = branches.map(({ range: { from, before }, ...branch }) => ({
      ...branch,
      range: [from && `>=${from}`, before && `<${before}`]
        .filter((bound) => bound !== undefined)
        .join(' '),
    }));
    write(
      file,
      stringify({ ...project, packages: packages.map(writtenPackage), branches: ranged }),
    );
  }
  // Formats that are disabled by default are enabled here.
  write(
    'site.yaml',
    `${readFileSync(join(content, 'site.yaml'), 'utf8').trimEnd()}\nformats:\n  csaf_2_1: true\n`,
  );
  // The policy links to a project of the example.
  for (const file of ['SECURITY.md', 'policies/supported-versions.md'])
    write(
      file,
      readFileSync(join(content, file), 'utf8').replaceAll(
        'projects/orbital-cli/',
        'projects/relic/',
      ),
    );
  // The file of a release is named after its version.
  const [first] = advisories.filter(
    ({ withdrawn, affected }) =>
      withdrawn === undefined && /^[a-z0-9.-]+$/.test(fixesOf(affected)[0] ?? ''),
  );
  if (first === undefined) throw new Error('No advisory has a fix.');
  const release = {
    project: first.project,
    versions: fixesOf(first.affected),
    published: first.published,
    advisories: [first.id],
  };
  write(`releases/${release.project}-${release.versions[0]}.md`, `---\n${stringify(release)}---\n`);
  for (const advisory of advisories)
    write(advisory.file, `---\n${stringify(matterOf(advisory))}---\n${advisory.body}`);
  return content;
}

const fixesOf = (affected: readonly Affected[]): string[] => [
  ...new Set(
    affected.flatMap(({ package: of, ranges }) =>
      ranges.flatMap(({ fixed, repo }) =>
        fixed === undefined || repo || of.kind === 'repository' ? [] : [fixed],
      ),
    ),
  ),
];

/** The front matter, without the values that Candor adds. */
function matterOf(advisory: Advisory): object {
  const {
    id: _id,
    file: _file,
    body: _body,
    sections: _sections,
    severities,
    state: _state,
    modified,
    ...matter
  } = advisory;
  return {
    ...matter,
    severity: matter.severity.map(({ canonical }) => canonical),
    affected: matter.affected.map((entry) => ({
      ...entry,
      package: writtenPackage(entry.package),
    })),
  };
}

function writtenPackage(of: Affected['package']): object {
  if (of.kind === 'repository') return { repo: of.repo };
  const { kind: _kind, ...named } = of;
  return named;
}
