// Known facts from the folder around a new content folder: from its manifests, its git remote and
// its security policy. Everything is only a proposal.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readRegular } from '../../../src/disk/regular-file.ts';
import type { ProjectDraft } from '../../../src/drafts/project.ts';
import { git, repositoryOf } from '../../../src/external/git/repository.ts';
import { webAddressOf } from '../../../src/external/git/web-address.ts';
import { MANIFESTS, type Manifest, readManifest } from '../../../src/imports/manifest.ts';
import { purlOf } from '../../../src/model/package/package-schema.ts';
import { parse } from '../../../src/model/problem/from-schema.ts';
import { projectSchema } from '../../../src/model/project/project.ts';

export interface Surroundings {
  /** The root of the repository, otherwise the folder that contains the content folder. */
  readonly top: string;
  readonly project: ProjectDraft | undefined;
  /** An existing policy. */
  readonly policy: { readonly file: string; readonly text: string } | undefined;
  /** Where each proposal comes from, in words. */
  readonly sources: readonly string[];
}

/** The places where GitHub looks for a policy, in its order. */
const POLICIES = ['.github/SECURITY.md', 'SECURITY.md', 'docs/SECURITY.md'];

/** Looks around a content folder, which need not exist. Reads only; changes nothing. */
export function surroundingsOf(contentFolder: string): Surroundings {
  const beside = nearestFolder(dirname(resolve(contentFolder)));
  const top = repositoryOf(beside) ?? beside;
  const manifests = manifestsIn(top);
  const remote = webAddressOf(git(top, 'config', '--get', 'remote.origin.url')?.trim());
  const project = projectFrom(manifests, repositoryOf(beside) === undefined ? undefined : remote);
  const policy = policyIn(top, resolve(contentFolder));
  const sources = [
    ...manifests.map(({ file }) => `${file}: name and package`),
    ...(project?.repository !== undefined && project.repository === remote
      ? ['git remote "origin": repository']
      : []),
    ...(policy === undefined ? [] : [`${policy.file}: policy`]),
  ];
  return { top, project, policy, sources };
}

/** What the manifests of a folder say, in a fixed order. */
function manifestsIn(folder: string): Manifest[] {
  return MANIFESTS.flatMap((file) => {
    const text = textAt(join(folder, file));
    const found = text === undefined ? undefined : readManifest(file, text);
    return found === undefined ? [] : [found];
  });
}

/** The text of a regular file; undefined if there is none. */
function textAt(path: string): string | undefined {
  try {
    return readRegular(path).toString('utf8');
  } catch {
    return undefined;
  }
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** Only values that the contract accepts: a manifest can contain anything. */
function projectFrom(
  manifests: readonly Manifest[],
  remote: string | undefined,
): ProjectDraft | undefined {
  const [first] = manifests;
  const packages = manifests
    .flatMap(({ ecosystem, name }) => purlOf(ecosystem, name) ?? [])
    .filter(isPackage);
  const name = first === undefined ? remote?.split('/').at(-1) : bareName(first);
  if (name === undefined || !fits({ name })) return undefined;
  const texts = { description: first?.description?.split('\n')[0], homepage: first?.homepage };
  const kept = Object.fromEntries(
    Object.entries(texts).filter(
      ([key, value]) => value !== undefined && fits({ name, [key]: value }),
    ),
  );
  const repository = [remote, webAddressOf(first?.repository)].find(
    (one) => one !== undefined && fits({ name, repository: one }),
  );
  return {
    name,
    ...kept,
    ...(repository === undefined ? {} : { repository }),
    packages: [...new Set(packages)],
  };
}

const fits = (values: Readonly<Record<string, unknown>>): boolean =>
  'value' in parse(projectSchema, values, 'projects/new.yaml');
const isPackage = (purl: string): boolean => fits({ name: 'x', packages: [purl] });

/** The name without its scope or path. */
const bareName = ({ name }: Manifest): string => name.split('/').at(-1) ?? name;

function policyIn(top: string, contentFolder: string): Surroundings['policy'] {
  for (const file of POLICIES) {
    const path = join(top, file);
    const text = path === join(contentFolder, 'SECURITY.md') ? undefined : textAt(path);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}
