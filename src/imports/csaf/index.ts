// Imports CSAF documents (CSAF 2.0, OASIS Standard 2022; CSAF 2.1, committee specification draft):
// an advisory for each vulnerability. A document that is not for everyone stays private.

import { packageLabel, packageSchema } from '../../model/package/package-schema.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { fieldOf, isFields, listOf, textOf } from '../inventory/value.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { type Held, heldAdvisory } from '../record/held.ts';
import type { Candidate, ReadRecord } from '../record/run.ts';
import { isName } from '../record/value.ts';
import { creditsOf } from './credits.ts';
import { type Dates, datesOf, isMadeHere } from './dates.ts';
import { entriesOf, vectorsOf } from './entries.ts';
import { cveOf, exploitedOf, ratingOf, weaknessesOf } from './facts.ts';
import { type CsafProducts, productsIn } from './product-tree.ts';
import { referencesOf, selfOf } from './references.ts';
import { restOf } from './remainder.ts';
import { bodyOf, noteTitled } from './texts.ts';

/** Reads a CSAF document, which describes one advisory for each of its vulnerabilities. */
export const readCsaf: ReadRecord = (value, { site, importedAs }) => {
  const document = fieldOf(value, 'document');
  const tracking = fieldOf(document, 'tracking');
  const id = textOf(tracking, 'id');
  const version = textOf(document, 'csaf_version');
  if (version !== '2.0' && version !== '2.1')
    return {
      problem: 'This is not a CSAF document: document.csaf_version is neither "2.0" nor "2.1".',
    };
  if (id === undefined || id.length > 150)
    return { problem: 'This is not a CSAF document: it has no document.tracking.id.' };
  const dates = datesOf(document);
  if (dates === undefined)
    return { foreignId: id, problem: `${id} has no document.tracking.initial_release_date.` };
  const vulnerabilities = listOf(value, 'vulnerabilities').filter(isFields);
  const source = { value, document, site, id, dates };
  if (vulnerabilities.length === 0) {
    // Each of its vulnerabilities can be an advisory of its own.
    const before = [...(importedAs?.keys() ?? [])].filter(
      (one) => one === id || one.startsWith(`${id}#`),
    );
    if (dates.withdrawn !== undefined && before.length > 0)
      return before.map((one) => withdrawal({ ...source, id: one }));
    return {
      foreignId: id,
      problem: `${id} describes no vulnerability, so no advisory is needed.`,
      isUnneeded: true,
    };
  }
  const products = productsIn(fieldOf(value, 'product_tree'), site.publisher.name);
  return vulnerabilities.map((one, i) =>
    candidateOf(source, one, i, vulnerabilities.length > 1, products),
  );
};

interface Source {
  readonly value: unknown;
  readonly document: unknown;
  readonly site: Site;
  readonly id: string;
  readonly dates: Dates;
}

/** A withdrawn document of CSAF 2.1 says nothing but that: the advisory keeps everything else. */
function withdrawal({ document, id, dates }: Source): Candidate {
  const { at, published, withdrawn, tlp = 'CLEAR' } = dates;
  const nothing = { affected: [], references: [], credits: [], vectors: [], cwe: [], body: '' };
  const summary = undefined;
  const held: Held = {
    ...nothing,
    format: 'csaf',
    id,
    aliases: [],
    summary,
    published,
    withdrawn,
    tlp,
    source: selfOf(document),
  };
  return {
    id,
    aliases: [],
    at,
    isPartial: true,
    make: (own, batch, rest) => heldAdvisory(held, own, batch, rest),
  };
}

function candidateOf(
  source: Source,
  one: Readonly<Record<string, unknown>>,
  index: number,
  isOneOfMany: boolean,
  products: CsafProducts & { readonly notes: readonly string[] },
): Candidate {
  const { id, document, dates } = source;
  const cve = textOf(one, 'cve');
  const ids = listOf(one, 'ids').flatMap((entry) => textOf(entry, 'text') ?? []);
  const tracked = listOf(fieldOf(document, 'tracking'), 'aliases').filter(
    (name) => typeof name === 'string',
  );
  const own = isOneOfMany ? `${id}#${cve ?? ids[0] ?? index + 1}`.slice(0, 200) : id;
  const names = [...(cve === undefined ? [] : [cve]), ...ids, ...(isOneOfMany ? [] : tracked)];
  const aliases = [...new Set(names)].filter((name) => isName(name) && name !== own);
  const held = heldOf(source, one, own, aliases, products, isOneOfMany);
  return {
    id: own,
    aliases,
    at: dates.at,
    make: (mine, batch, rest) => heldAdvisory(held, mine, batch, rest),
  };
}

function heldOf(
  { document, site, id, dates }: Source,
  one: Readonly<Record<string, unknown>>,
  own: string,
  aliases: readonly string[],
  products: CsafProducts & { readonly notes: readonly string[] },
  isOneOfMany: boolean,
): Held {
  const isOurs = isMadeHere(document);
  const lines = (title: string): string[] =>
    isOurs ? (noteTitled(title, one)?.split('\n') ?? []).map((line) => line.trim()) : [];
  const affected = entriesOf(one, products, isOurs).map((entry) => withFacts(entry, lines));
  const isRatedByPackage = affected.some(({ vectors = [] }) => vectors.length > 0);
  const ownVectors = lines('CVSS 4.0').filter((line) => line.startsWith('CVSS:4.0/'));
  const vectors = isRatedByPackage
    ? []
    : [...(ownVectors.length === 1 ? ownVectors : []), ...vectorsOf(one)];
  const title = textOf(document, 'title');
  const known = isOneOfMany
    ? (textOf(one, 'title') ?? title)
    : isOurs
      ? textOf(one, 'title')
      : title;
  const { notes = [], at: _, ...rest } = dates;
  return {
    format: 'csaf',
    id: own,
    aliases,
    related: [...(isOneOfMany && isName(id) ? [id] : []), ...lines('Related')],
    upstream: lines('Comes from'),
    summary: known,
    vectors,
    rating: ratingOf(document, one, vectors.length > 0 || isRatedByPackage),
    cve: cveOf(lines('CVE').join(' ')),
    cwe: weaknessesOf(one, lines('Further weaknesses')),
    affected,
    assessed: affected.length === 0 ? undefined : [],
    references: referencesOf(
      [...listOf(document, 'references'), ...listOf(one, 'references')],
      absolute(site, ''),
    ),
    credits: [...creditsOf(document), ...creditsOf(one)],
    exploited: isOurs ? exploitedOf(one) : undefined,
    ...rest,
    body: bodyOf(document, one, isOurs),
    source: selfOf(document),
    projectName: isOurs ? vendorOf(products) : undefined,
    rest: restOf(document, one, isOurs),
    notes: [...notes, ...products.notes],
  };
}

const vendorOf = (products: CsafProducts): string | undefined => {
  for (const { otherwise } of products.byId.values()) {
    const vendor = textOf(otherwise, 'vendor');
    if (vendor !== undefined) return vendor;
  }
  return undefined;
};

/** Adds the functions and platforms that our documents list in notes, by the label of a package. */
function withFacts(entry: ForeignEntry, lines: (title: string) => string[]): ForeignEntry {
  const parsed = packageSchema.safeParse(entry.package).data;
  const label = parsed && packageLabel(parsed);
  const listed = (title: string): string[] =>
    lines(title).flatMap((line) =>
      label !== undefined && line.startsWith(`${label}: `)
        ? line.slice(label.length + 2).split(', ')
        : [],
    );
  const [functions, platforms] = [listed('Affected functions'), listed('Affected platforms')];
  return {
    ...entry,
    ...(functions.length === 0 ? {} : { functions }),
    ...(platforms.length === 0 ? {} : { platforms }),
  };
}
