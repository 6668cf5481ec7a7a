// A worksheet for requesting a CVE with the web form of the CNA of last resort (MITRE): its fields,
// filled in from the advisory. It can be made for an embargoed advisory, so it is for the team
// only: no table of formats contains it, and no build reaches it.

import type { Advisory, EmbargoedAdvisory, Reference } from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';
import { isCve } from '../../model/advisory/id.ts';
import { type SeverityGroup, severityGroups } from '../../model/advisory/package-severity.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { affectedInWords, fixesInWords } from '../text/affected.ts';
import { plainSection } from '../text/plain-text.ts';
import { referenceRole } from '../text/reference-name.ts';
import { attackTypes, impacts, vulnerabilityTypes } from './request-choices.ts';
import { descriptionsOf } from './text.ts';

type Written = Advisory | EmbargoedAdvisory;

/** A field of the form. */
interface RequestField {
  readonly name: string;
  /** The text to enter; empty if the advisory does not determine it. */
  readonly value: string;
}

interface CveRequest {
  readonly id: string;
  /** Notes to read before filling in the form. */
  readonly notes: readonly string[];
  readonly fields: readonly RequestField[];
}

/** Returns the worksheet of an advisory, public or not. `project` is the one that it names. */
export function cveRequest(
  advisory: Written,
  site: Site,
  project: Project | undefined,
): CveRequest {
  return { id: advisory.id, notes: notesOf(advisory), fields: fieldsOf(advisory, site, project) };
}

function notesOf({ state, published, aliases, tlp }: Written): string[] {
  const cve = aliases.find(isCve);
  const isOut = state === 'published' || state === 'withdrawn';
  const planned =
    published === undefined ? 'It has no publication date.' : `It is planned for ${published}.`;
  return [
    ...(cve === undefined
      ? []
      : [`It already has ${cve}: request an update of that record, not a new CVE.`]),
    ...(isOut
      ? []
      : [
          `It is not public (${state}, TLP:${tlp}). ${planned} Say so in the request, and include only what the CNA needs.`,
          'The CVE record can be published only after the advisory, because its reference must be public.',
        ]),
    'If a CNA covers the project (for example its code host), ask that CNA; this form is for projects without one.',
  ];
}

function fieldsOf(advisory: Written, site: Site, project: Project | undefined): RequestField[] {
  const { publisher } = site;
  const [description] = descriptionsOf(advisory, project, site);
  const affected = affectedInWords(advisory);
  const vectors = severityGroups(advisory).map((group) => group.vectors);
  return [
    { name: 'Vulnerability type', value: lines(vulnerabilityTypes(advisory.cwe)) },
    { name: 'Vendor of the product(s)', value: publisher.name },
    { name: 'Affected product(s)', value: project?.name ?? advisory.project },
    { name: 'Version(s)', value: lines([...affected, ...fixesInWords(advisory, project)]) },
    {
      name: 'Has the vendor confirmed or acknowledged the vulnerability?',
      value: confirmation(site),
    },
    { name: 'Attack type', value: lines(vectors.flatMap(attackTypes)) },
    { name: 'Impact', value: lines(vectors.flatMap(impacts)) },
    { name: 'Affected component(s)', value: lines(functionsOf(advisory)) },
    { name: 'Attack vector(s)', value: plainSection(advisory, 'affected', site) },
    {
      name: 'Suggested description of the vulnerability for use in the CVE',
      value: description?.value ?? '',
    },
    { name: 'Discoverer(s) or credits', value: lines(advisory.credits.map(creditInWords)) },
    {
      name: 'Reference(s)',
      value: lines([pageOf(advisory, site), ...advisory.references.map(linkInWords)]),
    },
    { name: 'Additional information', value: lines(furtherFacts(advisory)) },
  ];
}

const confirmation = ({ publisher }: Site): string =>
  publisher.category === 'vendor' ? 'Yes: we are the vendor.' : '';

const creditInWords = ({ name, type }: Written['credits'][number]): string =>
  type === undefined ? name : `${name} (${type.toLowerCase().replaceAll('_', ' ')})`;

const linkInWords = (reference: Reference): string =>
  reference.branch === undefined ? reference.url : `${reference.url} (${referenceRole(reference)})`;

const functionsOf = ({ affected }: Written): string[] =>
  affected.flatMap(({ functions }) => functions);

function pageOf({ id, state }: Written, site: Site): string {
  const url = absolute(site, advisoryPath(id));
  return state === 'published' || state === 'withdrawn'
    ? url
    : `${url} (not available before publication)`;
}

function furtherFacts(advisory: Written): string[] {
  const { cwe, exploited, id } = advisory;
  return [
    `Our identifier: ${id}`,
    ...cwe.map((weakness) => [weakness, cweName(weakness) ?? ''].join(' ').trim()),
    ...severityGroups(advisory).flatMap(scoresInWords),
    ...(exploited === undefined
      ? []
      : [`Exploited in the wild, known since ${exploited.aware_at}.`]),
  ];
}

function scoresInWords({ severity: { scores }, packages }: SeverityGroup): string[] {
  const of = packages === undefined ? '' : `${packages.map(packageLabel).join(', ')}: `;
  return scores.map(
    ({ vector, base, baseRating }) => `${of}${vector} (${base.toFixed(1)}, ${baseRating})`,
  );
}

const lines = (items: readonly string[]): string => [...new Set(items)].join('\n');

const EMPTY = '(fill this in)';

/** Returns the worksheet as plain text: each field after its name. */
export function cveRequestText({ id, notes, fields }: CveRequest): string {
  const title = `CVE request for ${id}`;
  const parts = fields.map(
    ({ name, value }, i) => `${i + 1}. ${name}\n\n${value === '' ? EMPTY : value}`,
  );
  return `${[`${title}\n${'='.repeat(title.length)}`, notes.map((note) => `* ${note}`).join('\n'), ...parts].join('\n\n')}\n`;
}
