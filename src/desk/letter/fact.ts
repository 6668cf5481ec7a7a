// PRIVATE. The values of the placeholders of a letter, from the case, its own draft advisories and
// the site. A letter about one case never uses the data of another.

import { english } from '../../language/english/index.ts';
import { time } from '../../language/english/time.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { isCve } from '../../model/advisory/id.ts';
import { SECTIONS, type SectionName, sectionText } from '../../model/advisory/sections.ts';
import { type Case, caseRating } from '../../model/case/case.ts';
import type { LetterName, Placeholder } from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';
import { mostSevere } from '../../model/cvss/rating.ts';
import { isAfter } from '../../model/instant.ts';
import { escapeMarkdown, standalone } from '../../model/markdown/render.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { groupedFingerprint, isUsable } from '../../model/reporting/key.ts';
import { senderOf } from '../../model/reporting/sender.ts';
import { absolute, policyPath } from '../../model/site/site.ts';
import { acknowledgeBy, statedHours } from '../status/promise.ts';
import { advisoriesOf, type Fact, type Matter } from './matter.ts';
import { bounty, credited, deadline, original, published } from './outcome.ts';
import { isOut, planOf, stateOf, targetsInWords } from './plan.ts';
import { timeInWords } from './time.ts';

/** Computes the value of each placeholder. */
export const FACTS: Readonly<Record<Placeholder, (matter: Matter) => Fact>> = {
  greeting: ({ about }) => ({
    text: about.reporter.name === undefined ? 'Hello,' : `Hello ${about.reporter.name},`,
  }),
  reporter: ({ about }) => known(about.reporter.name, about, 'reporter.name'),
  case: ({ about }) => ({ text: about.id }),
  project: (matter) => known(projectNames(matter), matter.about, 'projects'),
  received: ({ about }) => ({ text: timeInWords(about.received.at) }),
  channel: ({ about, everything }) => ({
    text:
      everything.content.channels.find(({ slug }) => slug === about.received.channel)?.name ??
      about.received.channel,
  }),
  promise: ({ about, everything }) =>
    stated(statedHours(about.received.channel, everything)?.toString(), 'promise'),
  pledge: ({ about, everything }) => {
    const hours = statedHours(about.received.channel, everything);
    return {
      text:
        hours === undefined
          ? ''
          : `We promise an answer to every report within ${time.promise(hours)}.`,
    };
  },
  apology: (matter) => {
    const due = acknowledgeBy(matter.about, matter.everything);
    const promised = statedHours(matter.about.received.channel, matter.everything) !== undefined;
    const late = promised && isAfter(matter.everything.now, due);
    return {
      text: late ? `We are sorry that this answer is late: it was due by ${timeInWords(due)}.` : '',
    };
  },
  targets: ({ everything }) => stated(targetsInWords(everything.site), 'targets'),
  aims: ({ everything }) => {
    const targets = targetsInWords(everything.site);
    return {
      text: targets === undefined ? '' : `Our targets, counted from your report, are ${targets}.`,
    };
  },
  state: ({ about }) => ({ text: stateOf(about) }),
  plan: (matter) => {
    const plan = planOf(matter.about, advisoriesOf(matter), matter.everything.site);
    return plan === undefined ? missing(matter.about, '"slot" or "severity"') : { text: plan };
  },
  slot: (matter) => {
    const { slot } = matter.about;
    const [at] =
      slot === undefined
        ? advisoriesOf(matter).flatMap(({ published }) => published ?? [])
        : [slot];
    return at === undefined ? missing(matter.about, '"slot"') : { text: timeInWords(at) };
  },
  severity: (matter) => {
    const labels = advisoriesOf(matter).flatMap(({ severities }) => severities.rating ?? []);
    return known(mostSevere(labels) ?? caseRating(matter.about), matter.about, 'severity');
  },
  identifiers: (matter) => ({ text: identifiers(matter) }),
  versions: ({ about, everything }) => {
    const name = (slug: string) =>
      everything.content.projects.find((one) => one.slug === slug)?.name ?? slug;
    const versions = about.release_plan.map(
      ({ project, version }) => `${name(project)} ${version}`,
    );
    return known(versions.join(', '), about, 'release_plan');
  },
  impact: (matter) => section(matter, 'impact'),
  affected: affectedVersions,
  mitigation: (matter) => section(matter, 'mitigation'),
  original,
  published,
  credited,
  deadline,
  bounty,
  credit: ({ about: { reporter } }) => ({
    text:
      reporter.credit === undefined
        ? ''
        : `Our notes say that you want to be credited as "${reporter.credit}".`,
  }),
  questions: ({ addition }) => ({ markdown: addition.note ?? QUESTIONS }),
  note,
  contact: ({ everything: { site, content } }) => ({
    text: senderOf(site, content.channels)?.address ?? absolute(site, 'report/'),
  }),
  policy: ({ everything }) => {
    const address = policyAddress(everything);
    return address === undefined
      ? { missing: 'Write SECURITY.md, or remove {{policy}} from the template.' }
      : { markdown: address };
  },
  rules: ({ everything }) => {
    const address = policyAddress(everything);
    return address === undefined
      ? { text: '' }
      : { markdown: `Our security policy is at ${address}.` };
  },
  embargo: ({ about }) => ({ text: isOut(about) ? '' : EMBARGO }),
  encryption,
  signature: ({ addition: { by }, everything: { site } }) => ({
    markdown: [by, `Security Incident Response Team, ${site.publisher.name}`, absolute(site, '')]
      .flatMap((line) => (line === undefined ? [] : escapeMarkdown(line)))
      .join('\\\n'),
  }),
};

const EMBARGO = [
  'If you do not agree, or if you plan to publish it or talk about it, please tell us.',
  'Please keep this confidential until the advisory is published.',
].join(' ');

const policyAddress = ({ site, content }: Everything): string | undefined =>
  content.policies.some(({ slug }) => slug === 'security')
    ? `<${absolute(site, policyPath('security'))}>`
    : undefined;

const QUESTIONS = `1. Which version do you use, on which system, and how was it installed?
2. Which steps reproduce it? A file or a few lines of code help most.
3. What can an attacker gain, and what access do they need first?`;

const missing = ({ file }: Pick<Case, 'file'>, fields: string): Fact => ({
  missing: `Fill in ${fields} in ${file}.`,
});

const stated = (text: string | undefined, key: string): Fact =>
  text === undefined
    ? { missing: `Add "${key}" to site.yaml, or remove it from the template.` }
    : { text };

const known = (text: string | undefined, about: Case, field: string): Fact =>
  text === undefined || text === '' ? missing(about, `"${field}"`) : { text };

function projectNames(matter: Matter): string {
  const slugs = new Set([
    ...matter.about.projects,
    ...advisoriesOf(matter).map(({ project }) => project),
  ]);
  const { projects } = matter.everything.content;
  return [...slugs]
    .map((slug) => projects.find((one) => one.slug === slug)?.name ?? slug)
    .join(', ');
}

function identifiers(matter: Matter): string {
  const named = advisoriesOf(matter).flatMap(({ id, aliases }) => [id, ...aliases.filter(isCve)]);
  const assigned = matter.about.cve_requests.flatMap(({ id }) => id ?? []);
  return [...new Set([...(named.length === 0 ? [matter.about.id] : named), ...assigned])].join(
    ', ',
  );
}

/** A section of every advisory of the case, under its id if the case has several. */
function section(matter: Matter, name: SectionName): Fact {
  const advisories = advisoriesOf(matter);
  const texts: string[] = [];
  for (const { id, file, sections, body } of advisories) {
    const text = standalone(sectionText(sections, name), body);
    if (text === '') return { missing: `Write the section "${SECTIONS[name]}" in ${file}.` };
    texts.push(advisories.length > 1 ? `${id}:\n\n${text}` : text);
  }
  return texts.length === 0
    ? missing(matter.about, '"advisories"')
    : { markdown: texts.join('\n\n') };
}

function affectedVersions(matter: Matter): Fact {
  const advisories = advisoriesOf(matter);
  const [first] = advisories;
  if (first === undefined) return missing(matter.about, '"advisories"');
  const lines = advisories.flatMap(({ affected }) =>
    affected.flatMap(({ package: of, ranges, versions }) =>
      [...ranges.map((range) => rangeInWords(range, english.range)), ...versions].map(
        (words) => `* ${escapeMarkdown(`${packageLabel(of)}: ${words}`)}`,
      ),
    ),
  );
  return lines.length === 0 ? missing(first, '"affected"') : { markdown: lines.join('\n') };
}

/** The request for a note, for the kinds of letters that require one. */
const NOTES: Partial<Record<LetterName, string>> = {
  delay: 'Give the reason, as it can be shared, with --note.',
  'embargo-break': 'State with --note what has become known, where, and what you are doing now.',
};

/** The letters that give the reason for closing a case. */
const EXPLAINED: readonly LetterName[] = ['not-a-vulnerability', 'out-of-scope', 'not-ours'];

function note({ kind, about, addition }: Matter): Fact {
  if (addition.note !== undefined) return { markdown: addition.note };
  const wanted = NOTES[kind];
  if (wanted !== undefined) return { missing: wanted };
  if (!EXPLAINED.includes(kind)) return { markdown: '' };
  // The reason for another outcome, such as a duplicate, can be about another case.
  const { closed, file } = about;
  if (closed?.as === kind) return { markdown: closed.reason };
  return { missing: `Give the reason with --note, or fill in "closed.reason" in ${file}.` };
}

function encryption({ everything: { site, content, now } }: Matter): Fact {
  const names = new Set([
    ...content.channels.flatMap(({ key }) => key ?? []),
    ...site.team.flatMap(({ key }) => key ?? []),
  ]);
  const key = content.keys.find((one) => names.has(one.name) && isUsable(one, now));
  if (key === undefined) return { text: '' };
  const lines = [
    'You can encrypt your messages to us with this OpenPGP key:',
    groupedFingerprint(key.fingerprint),
    ...(site.formats.keys ? [`<${absolute(site, `keys/${key.fingerprint}.asc`)}>`] : []),
  ];
  return { markdown: lines.join('\\\n') };
}
