// An affected package of an ecosystem, or an affected repository. OSV schema, `affected[].package`;
// purl (ECMA-427).

import { z } from 'zod';
import { addProblem, line, webAddress } from '../source/fields.ts';
import { nearest } from '../text/nearest.ts';
import { ECOSYSTEMS, isEcosystem } from '../version/ecosystem.ts';
import { cpeOfAnyVersion, cpeVersion, isCpe } from './cpe.ts';
import { type Package, PRODUCT, typeOfEcosystem } from './package.ts';
import { type Purl, parsePurl, purlOfParts, purlText, versionStart } from './purl.ts';
import { purlFault } from './purl-fault.ts';
import { productOf } from './purl-product.ts';

export { normalizedPypiName, packageKey, packageLabel, spelledPackage } from './package.ts';

/**
 * A package as authors write it: a purl without version, `{ecosystem, name}`, `{repo}`, or `{product}`.
 */
export const packageSchema = z
  .preprocess(
    (value) => (typeof value === 'string' ? { purl: value } : value),
    z.strictObject({
      purl: line(500)
        .optional()
        .describe('A purl without a version, of any type that purl-spec defines.'),
      ecosystem: line(100).optional().describe("The ecosystem's exact name in the OSV schema."),
      name: line(300).optional().describe('The name of the package in the ecosystem.'),
      repo: webAddress().optional().describe('The Git repository, for ranges of commits.'),
      product: line(200)
        .optional()
        .describe('The name of a product without a registry and a purl: a download, an appliance.'),
      vendor: line(200)
        .optional()
        .describe('Only with "product": its vendor, if that is not the publisher.'),
      cpe: line(1000)
        .optional()
        .describe('Only with "product": its CPE 2.3 name, with * as version.'),
    }),
  )
  .transform((given, ctx): Package => {
    const { purl, ecosystem, name, repo, product, vendor, cpe } = given;
    const named = ecosystem !== undefined || name !== undefined;
    const isAddressed = purl !== undefined || named || repo !== undefined;
    if (product !== undefined && !isAddressed)
      return namedProduct(product, vendor, cpe, ctx) ?? z.NEVER;
    if (product !== undefined || vendor !== undefined || cpe !== undefined) {
      const message =
        '"product", "vendor" and "cpe" name a product that has no purl, ecosystem and repository.';
      addProblem(
        ctx,
        { problem: 'package-form', remedy: 'Remove them, or the other keys.' },
        message,
      );
      return z.NEVER;
    }
    if (repo !== undefined && purl === undefined && !named) return { kind: 'repository', repo };
    if (
      repo !== undefined ||
      (purl === undefined && (ecosystem === undefined || name === undefined))
    ) {
      addProblem(
        ctx,
        { problem: 'package-form' },
        'This is not a package; expected a purl, {ecosystem, name}, {repo} or {product}.',
      );
      return z.NEVER;
    }
    if (ecosystem !== undefined && name !== undefined)
      return namedPackage(ecosystem, name, purl, ctx) ?? z.NEVER;
    return fromPurl(purl ?? '', ctx) ?? z.NEVER;
  });

function namedProduct(
  name: string,
  vendor: string | undefined,
  cpe: string | undefined,
  ctx: z.core.$RefinementCtx,
): Package | undefined {
  if (cpe !== undefined && !isCpe(cpe)) {
    const message = `${JSON.stringify(cpe)} is not a complete CPE 2.3 name.`;
    addProblem(ctx, { problem: 'cpe-form' }, message, ['cpe']);
    return undefined;
  }
  const version = cpe === undefined ? undefined : cpeVersion(cpe);
  if (cpe !== undefined && version !== undefined) {
    const message = `The CPE name contains the version ${version}; versions belong in ranges.`;
    addProblem(ctx, { problem: 'cpe-form', remedy: `Write ${cpeOfAnyVersion(cpe)}.` }, message, [
      'cpe',
    ]);
    return undefined;
  }
  const more = {
    ...(vendor === undefined ? {} : { vendor }),
    ...(cpe === undefined ? {} : { cpe }),
  };
  return { kind: 'package', ecosystem: PRODUCT, name, ...more };
}

/** The advice for something that no OSV ecosystem contains, such as a container image. */
const NO_ECOSYSTEM =
  'Write its purl instead, such as pkg:docker/example/orbital, its repository as {repo: https://...}, or its name as {product: ...}.';

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
  const written = purl === undefined ? undefined : validPurl(purl, ctx);
  if (purl !== undefined && written === undefined) return undefined;
  const derived = written === undefined ? purlOf(ecosystem, name) : purlText(written);
  return { kind: 'package', ecosystem, name, ...(derived === undefined ? {} : { purl: derived }) };
}

function fromPurl(text: string, ctx: z.core.$RefinementCtx): Package | undefined {
  const purl = validPurl(text, ctx);
  return purl && { kind: 'package', ...productOf(purl), purl: purlText(purl) };
}

/** Returns a purl without a version that follows the rules of its type. */
function validPurl(text: string, ctx: z.core.$RefinementCtx): Purl | undefined {
  const [, path = ''] = /^pkg:\/*([^?#]*)/i.exec(text) ?? [];
  const at = versionStart(path);
  if (at >= 0) {
    const from = text.indexOf(path) + at;
    const length = path.length - at;
    const remedy = `Write ${text.slice(0, from)}${text.slice(from + length)}.`;
    const message = `The purl contains the version ${path.slice(at + 1)}; versions belong in ranges.`;
    addProblem(ctx, { problem: 'purl-version', from, length, remedy }, message);
    return undefined;
  }
  const purl = parsePurl(text);
  if (purl === undefined) {
    addProblem(
      ctx,
      { problem: 'package-form' },
      `${JSON.stringify(text)} is not a purl such as pkg:pypi/orbital.`,
    );
    return undefined;
  }
  const fault = purlFault(purl);
  if (fault === undefined) return purl;
  addProblem(ctx, { problem: 'purl-rule', remedy: fault.remedy }, fault.message);
  return undefined;
}

/**
 * Returns the purl of a package, without version; undefined if the ecosystem has no purl type of
 * its own, or if the name alone does not determine the purl.
 */
export function purlOf(ecosystem: string, name: string): string | undefined {
  const type = typeOfEcosystem(ecosystem);
  if (type === undefined) return undefined;
  const cut = type === 'maven' ? name.indexOf(':') : name.lastIndexOf('/');
  const purl = purlOfParts(type, cut > 0 ? name.slice(0, cut) : '', name.slice(cut + 1));
  return purl.name === '' || purlFault(purl) !== undefined ? undefined : purlText(purl);
}
