// The content of an advisory's page as JSON-LD 1.1, for programs. The terms are those of
// schema.org. For facts without a term, they are those of the OSV schema, by the addresses of their
// definitions in it.

import type { LinkedDocument } from '../../formats/index.ts';
import { type Catalogue, interfaceFor } from '../../language/index.ts';
import {
  type Advisory,
  type Affected,
  type Credit,
  titleOf,
} from '../../model/advisory/advisory.ts';
import { cweUrl } from '../../model/advisory/cwe.ts';
import { type Severity, severityOf } from '../../model/advisory/severity.ts';
import type { Translation } from '../../model/advisory/translation.ts';
import { ecosystemLabel, packageLabel } from '../../model/package/package.ts';
import { absolute, advisoryPath, type Site, translationPath } from '../../model/site/site.ts';
import { identifiersOf } from './identifier.ts';

/** A node or a value of JSON-LD. Undefined values and empty lists are omitted. */
type Data = string | number | undefined | readonly Data[] | { readonly [term: string]: Data };

// Terms are prefixes of each other, to keep addresses short in the page.
const CONTEXT: Data = [
  'https://schema.org',
  {
    osv: 'https://raw.githubusercontent.com/ossf/osv-schema/main/validation/schema.json#/properties/',
    entry: 'osv:affected/items/properties/',
    range: 'entry:ranges/items/properties/',
    event: 'range:events/items/oneOf/',
    withdrawn: 'osv:withdrawn',
    isReplacedBy: 'http://purl.org/dc/terms/isReplacedBy',
    severity: 'osv:severity',
    affected: 'osv:affected',
    ecosystem: 'entry:package/properties/ecosystem',
    ranges: 'entry:ranges',
    versions: 'entry:versions',
    repo: 'range:repo',
    introduced: 'event:0/properties/introduced',
    fixed: 'event:1/properties/fixed',
    last_affected: 'event:2/properties/last_affected',
    limit: 'event:3/properties/limit',
  },
];

/** The input of an advisory's data. */
interface DataSetting {
  readonly site: Site;
  /** All public advisories by id. The id of any other own advisory is not disclosed. */
  readonly advisories: ReadonlyMap<string, Advisory>;
  /** The documents that the page links. */
  readonly documents: readonly LinkedDocument[];
  /** Set if the page is a translation. */
  readonly translation?: Translation | undefined;
}

/**
 * Returns the data of a public advisory as the text of a script element of the type
 * application/ld+json: JSON on one line that cannot end the element.
 */
export function advisoryData(advisory: Advisory, setting: DataSetting): string {
  return JSON.stringify(compact(articleOf(advisory, setting)))
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}

/** The page is an article. Its subject is the vulnerability. */
function articleOf(
  advisory: Advisory,
  { site, advisories, documents, translation }: DataSetting,
): Data {
  const language = translation?.lang ?? site.language;
  const { words } = interfaceFor(language);
  const { id, withdrawn, references } = advisory;
  const original = absolute(site, advisoryPath(id));
  const url =
    translation === undefined ? original : absolute(site, translationPath(id, translation.lang));
  const [next] = identifiersOf(
    withdrawn?.replaced_by === undefined ? [] : [withdrawn.replaced_by],
    advisories,
    site,
  );
  return {
    '@context': CONTEXT,
    '@type': 'TechArticle',
    '@id': url,
    url,
    identifier: id,
    headline: translation?.summary ?? titleOf(advisory),
    inLanguage: language,
    translationOfWork: translation && { '@id': original },
    datePublished: advisory.published,
    dateModified: advisory.modified,
    creativeWorkStatus: withdrawn === undefined ? 'Published' : 'Withdrawn',
    withdrawn: withdrawn?.at,
    correction: withdrawn && {
      '@type': 'CorrectionComment',
      datePublished: withdrawn.at,
      text: withdrawn.reason,
    },
    isReplacedBy: next && {
      '@id': next.path === undefined ? next.url : absolute(site, next.path),
      identifier: next.id,
    },
    publisher: {
      '@type': 'Organization',
      name: site.publisher.name,
      url: site.publisher.namespace,
    },
    contributor: advisory.credits.map((credit) => contributorOf(credit, words)),
    citation: references.map(({ type, url, title }) => ({
      '@type': 'CreativeWork',
      name: title,
      url,
      description: words.label.references[type],
    })),
    encoding: documents.map(({ path, title, type }) => ({
      '@type': 'MediaObject',
      name: title,
      encodingFormat: type,
      contentUrl: absolute(site, path),
    })),
    about: vulnerabilityOf(advisory, original, identifiersOf(advisory.aliases, advisories, site)),
  };
}

/**
 * The other names belong to the vulnerability, not to the page. schema.org has no type for a
 * vulnerability; a CWE is its category.
 */
function vulnerabilityOf(
  advisory: Advisory,
  url: string,
  aliases: ReturnType<typeof identifiersOf>,
): Data {
  return {
    '@id': `${url}#vulnerability`,
    name: titleOf(advisory),
    additionalType: advisory.cwe.map(cweUrl),
    alternateName: aliases.map(({ id }) => id),
    sameAs: aliases.flatMap(({ url: elsewhere }) => elsewhere ?? []),
    severity: ratingsOf(advisory.severities),
    affected: advisory.affected.map((entry) => affectedOf(entry, advisory.severities)),
  };
}

/** The publisher's rating, then the score of each vector. The vector explains the score. */
function ratingsOf({ rating, reason, scores }: Severity): Data[] {
  const own = rating && {
    '@type': 'Rating',
    name: 'Rating',
    ratingValue: rating,
    ratingExplanation: reason,
  };
  const computed = scores.map(({ version, overall, vector }) => ({
    '@type': 'Rating',
    name: `CVSS ${version}`,
    ratingValue: overall,
    worstRating: 0,
    bestRating: 10,
    ratingExplanation: vector,
  }));
  return [own, ...computed];
}

/** An entry, with its own severity if packages differ. */
function affectedOf(
  { package: of, ranges, versions, severity }: Affected,
  { differs }: Severity,
): Data {
  const name = packageLabel(of);
  const named =
    of.kind === 'repository'
      ? { '@type': 'SoftwareSourceCode', name, codeRepository: of.repo }
      : {
          '@type': 'SoftwareApplication',
          name: of.name,
          ecosystem: ecosystemLabel(of.ecosystem),
          identifier: of.purl,
        };
  const own = differs === true ? ratingsOf(severityOf(severity, undefined)) : [];
  return { ...named, severity: own, ranges: ranges.map((range) => ({ ...range })), versions };
}

/**
 * A role if one is given. The content does not say whether a person, a group or a tool is credited.
 */
function contributorOf({ name, type, contact }: Credit, words: Catalogue): Data {
  const isMail = (address: string): boolean => /^mailto:/i.test(address);
  const contributor = {
    name,
    url: contact.filter((address) => !isMail(address)),
    email: contact.filter(isMail),
  };
  return type === undefined
    ? contributor
    : { '@type': 'Role', roleName: words.label.credits[type], contributor };
}

/** Removes undefined values and empty lists. */
function compact(data: Data): Data {
  if (isList(data)) return data.map(compact).filter((one) => one !== undefined);
  if (typeof data !== 'object') return data;
  const entries = Object.entries(data).map(([term, one]): [string, Data] => [term, compact(one)]);
  return Object.fromEntries(
    entries.filter(([, one]) => one !== undefined && !(isList(one) && one.length === 0)),
  );
}

const isList = (data: Data): data is readonly Data[] => Array.isArray(data);
