// An affected package of an ecosystem, or an affected repository. OSV schema, `affected[].package`;
// purl (ECMA-427).

import { PackageURL } from 'packageurl-js';
import { z } from 'zod';
import { addProblem, line, webAddress } from '../source/fields.ts';
import { nearest } from '../text/nearest.ts';
import { ECOSYSTEMS, isEcosystem } from '../version/ecosystem.ts';
import { ecosystemOfType, normalizedPypiName, type Package, typeOfEcosystem } from './package.ts';

export { normalizedPypiName, packageKey, packageLabel, spelledPackage } from './package.ts';

/** A package as authors write it: a purl without version, `{ecosystem, name}`, or `{repo}`. */
export const packageSchema = z
  .preprocess(
    (value) => (typeof value === 'string' ? { purl: value } : value),
    z.strictObject({
      purl: line(500).optional().describe('A purl without a version.'),
      ecosystem: line(100).optional().describe("The ecosystem's exact name in the OSV schema."),
      name: line(300).optional().describe('The name of the package in the ecosystem.'),
      repo: webAddress().optional().describe('The Git repository, for ranges of commits.'),
    }),
  )
  .transform((given, ctx): Package => {
    const { purl, ecosystem, name, repo } = given;
    const named = ecosystem !== undefined || name !== undefined;
    if (repo !== undefined && purl === undefined && !named) return { kind: 'repository', repo };
    if (repo !== undefined || (purl === undefined && (ecosystem === undefined || name === undefined))) {
      addProblem(
        ctx,
        { problem: 'package-form' },
        'This is not a package; expected a purl, {ecosystem, name} or {repo}.',
      );
      return z.NEVER;
    }
    if (ecosystem !== undefined && name !== undefined) return namedPackage(ecosystem, name, purl, ctx) ?? z.NEVER;
    return fromPurl(purl ?? '', ctx) ?? z.NEVER;
  });

/** The advice for something that no OSV ecosystem contains, such as a container image. */
const NO_ECOSYSTEM =
  'Name its repository instead, as {repo: https://...}, or the package of an ecosystem that contains it.';

function namedPackage(
  ecosystem: string,
  name: string,
  purl: string | undefined,
  ctx: z.core.$RefinementCtx,
): Package | undefined {
  if (!isEcosystem(ecosystem)) {
    // "GIT" is close to "Go", but means a repository.
    const near = ecosystem.length > 3 ? nearest(ecosystem, ECOSYSTEMS) : undefined;
    const remedy = near === undefined ? NO_ECOSYSTEM : `Write ${near}.`;
    addProblem(
      ctx,
      { problem: 'ecosystem-unknown', remedy },
      `The OSV schema does not define the ecosystem ${JSON.stringify(ecosystem)}.`,
    );
    return undefined;
  }
  if (purl !== undefined && !fromPurl(purl, ctx)) return undefined;
  const derived = purl ?? purlOf(ecosystem, name);
  return { kind: 'package', ecosystem, name, ...(derived === undefined ? {} : { purl: derived }) };
}

function fromPurl(text: string, ctx: z.core.$RefinementCtx): Package | undefined {
  const at = text.indexOf('@', text.startsWith('pkg:npm/@') || text.startsWith('pkg:npm/%40') ? 'pkg:npm/@'.length : 0);
  if (at >= 0 && text.lastIndexOf('/') < at) {
    const params = {
      problem: 'purl-version' as const,
      from: at,
      length: text.length - at,
      remedy: `Write ${text.slice(0, at)}.`,
    };
    addProblem(ctx, params, `The purl contains the version ${text.slice(at + 1)}; versions belong in ranges.`);
    return undefined;
  }
  let purl: PackageURL;
  try {
    purl = PackageURL.fromString(text);
  } catch {
    addProblem(ctx, { problem: 'package-form' }, `${JSON.stringify(text)} is not a purl such as pkg:pypi/orbital.`);
    return undefined;
  }
  if (purl.qualifiers || purl.subpath) {
    addProblem(
      ctx,
      { problem: 'purl-qualifiers', remedy: `Write ${text.replace(/[?#].*$/s, '')}.` },
      'The purl contains qualifiers or a subpath; it must identify the package only.',
    );
    return undefined;
  }
  const ecosystem = ecosystemOfType(purl.type);
  if (ecosystem === undefined) {
    addProblem(
      ctx,
      { problem: 'ecosystem-unknown', remedy: NO_ECOSYSTEM },
      `No OSV ecosystem is known for purls of type "${purl.type}".`,
    );
    return undefined;
  }
  return { kind: 'package', ecosystem, name: nameFrom(purl), purl: purl.toString() };
}

function nameFrom({ type, namespace, name }: PackageURL): string {
  if (type === 'pypi') return normalizedPypiName(name);
  if (!namespace) return name;
  return type === 'maven' ? `${namespace}:${name}` : `${namespace}/${name}`;
}

/**
 * Returns the purl of a package, without version; undefined if the ecosystem has no purl type of
 * its own.
 */
export function purlOf(ecosystem: string, name: string): string | undefined {
  const type = typeOfEcosystem(ecosystem);
  if (type === undefined) return undefined;
  const canonical = type === 'pypi' ? normalizedPypiName(name) : name;
  const cut = type === 'maven' ? canonical.indexOf(':') : canonical.lastIndexOf('/');
  const namespace = cut > 0 ? canonical.slice(0, cut) : undefined;
  try {
    return new PackageURL(type, namespace, canonical.slice(cut + 1), undefined, undefined, undefined).toString();
  } catch {
    return undefined;
  }
}
