// OSV records, schema 1.7.5 (ossf/osv-schema, docs/schema.md): one for each advisory. An imported
// record is exported unchanged: the parts that the contract cannot represent are restored, and
// Candor adds nothing.

import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import { osvId, parseId } from '../../model/advisory/id.ts';
import { osvEntry } from '../../model/advisory/range-groups.ts';
import { sectionText } from '../../model/advisory/sections.ts';
import { osvImport, sourceName } from '../../model/advisory/source-record.ts';
import { isPurlOnly, packageLabel, variantText } from '../../model/package/package.ts';
import type { Site } from '../../model/site/site.ts';
import type { AdvisoryFormat, Setting } from '../format.ts';
import { bodyWith, portable } from '../text/advisory-body.ts';
import { fixesInWords } from '../text/affected.ts';
import { filled } from '../text/json.ts';
import { englishOf } from '../text/team-english.ts';
import { uri } from '../text/uri.ts';
import { restoreKept } from './kept.ts';
import { osvRanges } from './ranges.ts';
import { OSV_VERSION, type OsvAffected, type OsvOwnData, type OsvRecord } from './schema.ts';

export type { OsvRecord } from './schema.ts';

/** An OSV record and its published text. */
export interface OsvDocument {
  readonly record: OsvRecord;
  /** JSON with an indent of two spaces and a line break at the end. */
  readonly text: string;
}

/** `osv/<OSV-ID>.json` */
export const osv: AdvisoryFormat = (advisory, setting) => {
  return {
    path: `osv/${osvId(advisory.id, setting.site.id.registered)}.json`,
    title: 'OSV',
    type: 'application/json',
    // Pages only link it.
    get body() {
      return osvDocument(advisory, setting).text;
    },
  };
};

const made = new WeakMap<Advisory, { site: Site; document: OsvDocument }>();

/**
 * Returns the record of an advisory with its text, in the team's own English if it exists. Created
 * once for each advisory, for all formats.
 */
export function osvDocument(
  written: Advisory,
  { site, english = new Map() }: Pick<Setting, 'site'> & Partial<Setting>,
): OsvDocument {
  const advisory = englishOf(written, { site, english }) ?? written;
  const known = made.get(advisory);
  if (known?.site === site) return known.document;
  const record = osvRecord(advisory, site);
  const document = { record, text: `${JSON.stringify(record, null, 2)}\n` };
  made.set(advisory, { site, document });
  return document;
}

/** Keys that no import can keep: they are derived from the file. */
const OWN_KEYS = new Set(['schema_version', 'id', 'modified', 'published']);

/** Makes the OSV record of a public advisory. */
export function osvRecord(given: Advisory, site: Site): OsvRecord {
  const advisory = osvImport(given) === undefined ? portable(given, site) : given;
  const { withdrawn } = advisory;
  const imported = osvImport(advisory);
  const names = (ids: readonly string[]): string[] => ids.map((id) => osvName(id, site));
  const record: OsvRecord = {
    schema_version: OSV_VERSION,
    id: osvId(advisory.id, site.id.registered),
    modified: advisory.modified,
    published: advisory.published,
    withdrawn: withdrawn?.at,
    aliases: filled(names(aliasesOf(advisory))),
    related: filled(names(advisory.related)),
    upstream: filled(names(advisory.upstream)),
    summary: summaryOf(advisory),
    details: detailsOf(advisory, site),
    severity: severitiesOf(advisory),
    affected: filled(
      entriesOf(advisory).map((affected) => affectedOf(affected, imported !== undefined)),
    ),
    // The schema requires addresses of RFC 3986; authors can write everything that browsers accept.
    references: filled(advisory.references.map(({ type, url }) => ({ type, url: uri(url) }))),
    credits: filled(
      advisory.credits.map(({ name, contact, type }) => ({ name, contact: filled(contact), type })),
    ),
    database_specific: imported === undefined ? ownData(advisory, site) : undefined,
  };
  return dropAbsent(restoreKept(record, imported?.kept ?? {}, OWN_KEYS));
}

// A kept value is restored at its position, which names the entry again.
const entriesOf = (advisory: Advisory): readonly Affected[] => {
  const { affected } = advisory;
  return osvImport(advisory) === undefined
    ? affected.flatMap((one) => osvEntry(one) ?? [])
    : affected;
};

// Ids of this site are written as OSV knows them, others unchanged.
const osvName = (id: string, { id: { prefix, registered } }: Site): string =>
  parseId(id)?.prefix === prefix ? osvId(id, registered) : id;

/** A record that was imported under another id has that id as its first alias. */
function aliasesOf({ id, aliases, imported }: Advisory): string[] {
  const source = imported && sourceName(imported);
  return source === undefined || source.replace(/^x_/, '') === id || aliases.includes(source)
    ? aliases
    : [source, ...aliases];
}

// The schema has no key for the reason of a withdrawal: it "should be documented in the summary".
function summaryOf(advisory: Advisory): string | undefined {
  const { summary, withdrawn } = advisory;
  const imported = osvImport(advisory);
  return summary === undefined || imported !== undefined || withdrawn === undefined
    ? summary
    : `WITHDRAWN: ${summary}`;
}

function detailsOf(advisory: Advisory, site: Site): string | undefined {
  const { withdrawn } = advisory;
  const imported = osvImport(advisory);
  const body =
    imported === undefined
      ? [
          ...unlisted(advisory),
          ...unread(advisory),
          bodyWith(fixesInWords(advisory, undefined).join('\n\n'), advisory),
        ].join('\n\n')
      : advisory.body;
  if (imported !== undefined || withdrawn === undefined) return body === '' ? undefined : body;
  const { reason, replaced_by } = withdrawn;
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  const replacement =
    replaced_by === undefined ? '' : ` It is replaced by ${osvName(replaced_by, site)}.`;
  return `Withdrawn: ${sentence}${replacement}${body === '' ? '' : `\n\n${body}`}`;
}

/** A sentence that names the products that OSV has no ecosystem for. */
function unlisted({ affected }: Advisory): string[] {
  const products = affected.map(({ package: of }) => of).filter(isPurlOnly);
  const names = products.flatMap((of) =>
    of.kind === 'package' ? (of.purl ?? packageLabel(of)) : [],
  );
  return names.length === 0
    ? []
    : [
        `OSV has no ecosystem for these affected products, so "affected" does not list their versions: ${names.join(', ')}.`,
      ];
}

/** A sentence with what an import of another format could not read: OSV has no place for it. */
function unread({ imported }: Advisory): string[] {
  const statements = Object.entries(imported?.kept ?? {}).flatMap(([path, value]) =>
    /^affected\/\d+\/versions\/\d+$/.test(path) && typeof value === 'string'
      ? [JSON.stringify(value)]
      : [],
  );
  return statements.length === 0
    ? []
    : [
        `The source names further affected versions, which "affected" does not list: ${statements.join('; ')}.`,
      ];
}

const severitiesOf = ({ severity }: Pick<Affected, 'severity'>): OsvRecord['severity'] =>
  filled(
    severity.map(({ version, canonical }) => ({
      type: `CVSS_V${version.charAt(0)}`,
      score: canonical,
    })),
  );

function affectedOf(affected: Affected, imported: boolean): OsvAffected {
  const { package: named, versions, functions, platforms } = affected;
  // The model derives the purl of an imported package from its name; one that its record had is among
  // what was kept. A variant, such as a classifier of Maven, has a purl that no name contains.
  const isDerived = imported && named.kind === 'package' && variantText(named) === '';
  const own = {
    ...(functions.length === 0 ? {} : { functions }),
    ...(platforms.length === 0 ? {} : { platforms }),
  };
  return {
    package:
      named.kind === 'repository' || isPurlOnly(named)
        ? undefined
        : {
            ecosystem: named.ecosystem,
            name: named.name,
            purl: isDerived ? undefined : named.purl,
          },
    severity: severitiesOf(affected),
    ranges: filled(osvRanges(affected)),
    versions: filled(versions),
    database_specific: Object.keys(own).length === 0 ? undefined : own,
  };
}

function ownData(advisory: Advisory, site: Site): OsvOwnData {
  const { exploited, rating, tlp, withdrawn } = advisory;
  const mitigation = sectionText(advisory.sections, 'mitigation');
  const revisions = advisory.revisions.filter(({ kind }) => kind !== 'editorial');
  return {
    cwe_ids: filled(advisory.cwe),
    capec_ids: filled(advisory.capec),
    assessed: advisory.assessed,
    mitigation: mitigation === '' ? undefined : mitigation,
    exploited: exploited && { aware_at: exploited.aware_at },
    rating: rating && { level: rating.level, reason: rating.reason },
    tlp,
    revisions: filled(revisions.map(({ at, kind, note }) => ({ at, kind, note }))),
    withdrawn: withdrawn && {
      reason: withdrawn.reason,
      replaced_by:
        withdrawn.replaced_by === undefined ? undefined : osvName(withdrawn.replaced_by, site),
    },
  };
}

// Keys are written in one place, so that their order is fixed. Those without a value are removed
// afterwards.
function dropAbsent<T extends object>(value: T): T {
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined) Reflect.deleteProperty(value, key);
    else if (typeof child === 'object' && child !== null) dropAbsent(child);
  }
  return value;
}
