// Imports CVE records (CVE Record Format 5.x), whole or only the container of the CNA.

import { CREDIT_TYPES, TIMELINE_EVENTS } from '../../model/advisory/advisory.ts';
import { isAfter } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { type Held, type HeldCredit, type HeldEvent, heldAdvisory } from '../record/held.ts';
import type { ReadRecord } from '../record/run.ts';
import { SOURCE_REVISION } from '../record/source-revision.ts';
import { timeOf } from '../record/time.ts';
import { isName } from '../record/value.ts';
import { metricsOf } from './metrics.ts';
import { entriesOf } from './products.ts';
import { referencesOf } from './references.ts';
import { asCve, type CveContainer, type CveRecord } from './shape.ts';
import { bodyOf, plainTextOf } from './text.ts';

/** Reads a CVE record. `name` is the name of its file. */
export const readCve: ReadRecord = (value, options, name) => {
  const shaped = asCve(value, name);
  if ('problem' in shaped) return shaped;
  const { cna, metadata } = shaped.record;
  const { cveId: id, state } = metadata;
  const isRejected = state === 'REJECTED' || (cna.rejectedReasons ?? []).length > 0;
  if (isRejected && !options.importedAs?.has(id))
    return {
      foreignId: id,
      problem: `${id} is rejected, so no advisory is needed.`,
      isUnneeded: true,
    };
  if (state === 'RESERVED')
    return {
      foreignId: id,
      problem: `${id} is reserved, and has no content yet.`,
      isUnneeded: true,
    };
  const held = isRejected ? rejectedOf(shaped.record) : heldOf(shaped.record, options.site);
  const at = held.published ?? held.withdrawn?.at;
  if (at === undefined) return { foreignId: id, problem: `${id} has no date of publication.` };
  const partial = isRejected ? { isPartial: true as const } : {};
  const { aliases } = held;
  return [
    {
      id,
      aliases,
      at,
      ...partial,
      make: (own, batch, rest) => heldAdvisory(held, own, batch, rest),
    },
  ];
};

/** A time without a zone is in UTC (schema, "timestamp"). */
const cveTime = (text: string | null | undefined) =>
  timeOf(text && /T[\d:.]+$/.test(text) ? `${text}Z` : (text ?? undefined));

const EMPTY = {
  affected: [],
  references: [],
  credits: [],
  vectors: [],
  cwe: [],
  body: '',
} as const;

/** A rejected record says nothing but that: the advisory keeps everything else. */
function rejectedOf({ cna, metadata }: CveRecord): Held {
  const at =
    cveTime(metadata.dateRejected) ??
    cveTime(metadata.dateUpdated) ??
    cveTime(metadata.datePublished);
  const reason = plainTextOf(cna.rejectedReasons).replace(/\s+/g, ' ');
  const [replacement] = cna.replacedBy ?? [];
  const next = replacement !== undefined && isName(replacement) ? { replaced_by: replacement } : {};
  const withdrawn = at && { at, reason: reason || 'The CVE was rejected.', ...next };
  return {
    ...EMPTY,
    format: 'cve',
    id: metadata.cveId,
    aliases: [],
    summary: undefined,
    published: cveTime(metadata.datePublished) ?? at,
    withdrawn,
  };
}

function heldOf({ cna, metadata, adp }: CveRecord, site: Site): Held {
  const published = cveTime(metadata.datePublished) ?? cveTime(cna.datePublic);
  const updated = cveTime(metadata.dateUpdated);
  const isRevised = updated !== undefined && published !== undefined && isAfter(updated, published);
  const cwes = (cna.problemTypes ?? []).flatMap(({ descriptions }) => descriptions);
  const products = cna.affected ?? [];
  const states = new Set(products.map(({ defaultStatus }) => defaultStatus ?? 'unknown'));
  const advisory = valueAt(cna.source, 'advisory');
  return {
    format: 'cve',
    id: metadata.cveId,
    aliases: typeof advisory === 'string' && isName(advisory) ? [advisory] : [],
    summary: cna.title ?? undefined,
    ...metricsOf(cna.metrics ?? []),
    cwe: cwes.flatMap(({ cweId }) => cweId ?? []),
    capec: (cna.impacts ?? []).flatMap(({ capecId }) => capecId ?? []),
    affected: entriesOf(products, site.publisher.name),
    // Versions that the record does not list have its default status, which is "unknown".
    assessed: products.length === 0 ? undefined : states.has('unknown') ? [] : 'all',
    references: referencesOf(cna.references ?? [], absolute(site, '')),
    credits: creditsOf(cna),
    timeline: eventsOf(cna),
    published,
    revisions: isRevised ? [{ at: updated, kind: 'information', note: SOURCE_REVISION }] : [],
    body: bodyOf(cna),
    projectName: products[0]?.product ?? undefined,
    source: metadata.state ? `https://www.cve.org/CVERecord?id=${metadata.cveId}` : undefined,
    rest: restOf(cna, adp),
    notes: states.has('unknown')
      ? ['The status of versions that the record does not list is unknown, so "assessed" is empty.']
      : [],
  };
}

/** The keys of a container that an advisory holds, and those about the record itself. */
const KNOWN = new Set([
  ...[
    'title',
    'dateAssigned',
    'datePublic',
    'descriptions',
    'affected',
    'impacts',
    'metrics',
    'configurations',
  ],
  ...[
    'workarounds',
    'solutions',
    'exploits',
    'timeline',
    'credits',
    'references',
    'providerMetadata',
    'x_generator',
  ],
]);

function restOf(cna: CveContainer, adp: unknown): Map<string, unknown> {
  const rest = new Map<string, unknown>();
  for (const [key, value] of Object.entries(cna)) {
    const isWeakness = key === 'problemTypes' && !hasOtherTypes(cna);
    const isOurs = key === 'source' && valueAt(cna.x_generator, 'engine') === 'Candor';
    if (!KNOWN.has(key) && !isWeakness && !isOurs && value !== null) rest.set(key, value);
  }
  if (Array.isArray(adp) && adp.length > 0) rest.set('adp', adp);
  return rest;
}

/** True if a problem type is a text of its own, neither a CWE nor the title. */
const hasOtherTypes = ({ problemTypes, title }: CveContainer): boolean =>
  (problemTypes ?? []).some(({ descriptions }) =>
    descriptions.some(
      ({ cweId, description }) =>
        cweId == null && description !== 'n/a' && description !== (title ?? undefined),
    ),
  );

function creditsOf({ credits }: CveContainer): HeldCredit[] {
  return (credits ?? []).map(({ value, type }) => {
    const word = (type ?? 'finder').toUpperCase().replaceAll(' ', '_');
    return { name: value.trim(), type: CREDIT_TYPES.find((known) => known === word) };
  });
}

/** The events that our own records name, by their words. */
const EVENTS: Readonly<Record<string, HeldEvent['event']>> = {
  Reported: 'reported',
  'Report acknowledged': 'acknowledged',
  Triaged: 'triaged',
  'Fix assigned': 'fix-assigned',
  'CVE requested': 'cve-requested',
  'CVE assigned': 'cve-assigned',
  'Fix ready': 'fix-ready',
  'Distributors notified': 'prenotified',
  'Release scheduled': 'scheduled',
  'Fixed versions released': 'released',
  'Advisory published': 'published',
};

function eventsOf({ timeline, dateAssigned }: CveContainer): HeldEvent[] {
  const events = (timeline ?? []).flatMap(({ time, value }): HeldEvent[] => {
    const at = cveTime(time);
    const text = value.replace(/\s+/g, ' ').trim();
    if (at === undefined || text === '') return [];
    const [, words = '', more] = /^([^:.]+?)(?:: (.*?))?\.?$/.exec(text) ?? [];
    const event = Object.hasOwn(EVENTS, words) ? EVENTS[words] : undefined;
    return [event === undefined ? { at, event: 'note', note: text } : { at, event, note: more }];
  });
  const assigned = cveTime(dateAssigned);
  if (assigned !== undefined && !events.some(({ event }) => event === 'cve-assigned'))
    events.push({ at: assigned, event: 'cve-assigned' });
  const rank = ({ event }: HeldEvent): number => TIMELINE_EVENTS.indexOf(event);
  return events.sort((a, b) =>
    isAfter(a.at, b.at) ? 1 : isAfter(b.at, a.at) ? -1 : rank(a) - rank(b),
  );
}

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
