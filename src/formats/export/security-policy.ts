// A SECURITY.md for the repository of a project: the file that code hosts show and OpenSSF
// Scorecard checks. Made of the authors' policy and other content: channels, keys, branches and
// promises. It is self-contained: no link is relative. It belongs in the project's repository and
// is not a document of the site.

import { english } from '../../language/english/index.ts';
import { processIn } from '../../language/sentences/process.ts';
import { splitSections } from '../../model/advisory/sections.ts';
import type { Content } from '../../model/content.ts';
import { type Day, dayOf } from '../../model/instant.ts';
import { absoluteLinks } from '../../model/markdown/absolute-links.ts';
import { codeSpan, escapeMarkdown, withoutComments } from '../../model/markdown/render.ts';
import type { Policy } from '../../model/policy/policy.ts';
import { slotInWords } from '../../model/policy/slot.ts';
import { supportOn } from '../../model/project/branch.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { activeChannels, type Channel } from '../../model/reporting/channel.ts';
import { groupedFingerprint, type PublicKey } from '../../model/reporting/key.ts';
import { absolute, policyPath, projectPath, type Site } from '../../model/site/site.ts';
import { type PolicyFigure, withoutFigures } from '../../model/views/policy-figures.ts';
import { recipientsOf } from '../../model/views/report-recipients.ts';
import { blocks, inWords } from '../announcement/words.ts';
import { keyPath } from '../contact/keys.ts';
import type { Setting } from '../format.ts';

/** Every generated file contains this line, so that Candor recognizes it. */
export const POLICY_MARK = 'This file is written by "candor export policy"';

/** A part of the file: generated here, and placed under the matching heading of the policy. */
interface Part {
  readonly heading: string;
  /** The headings of the policy that it replaces. */
  readonly replaces: RegExp;
  readonly markdown: string;
}

/**
 * Returns the text of the file, for one or several projects of the content. `projects` must not be
 * empty.
 */
export function securityPolicy(
  projects: readonly Project[],
  content: Content,
  setting: Setting,
): string {
  const { site } = setting;
  const policy = content.policies.find(({ slug }) => slug === 'security');
  const written = policy === undefined ? [] : sectionsOf(policy, site);
  // A part without content keeps the policy's own text.
  const parts = [
    {
      heading: 'Supported versions',
      replaces: /^supported versions$/i,
      markdown: supported(projects, setting),
    },
    {
      heading: 'Report a vulnerability',
      replaces: /^report/i,
      markdown: reporting(content, setting),
    },
  ].filter(({ markdown }: Part) => markdown !== '');
  const own = parts.flatMap(({ heading, markdown }) => section(heading, markdown));
  const kept = written.filter(
    ({ heading }) => heading !== '' && !parts.some(({ replaces }) => replaces.test(heading)),
  );
  // Facts of a policy part that is not included in the file are stated here.
  const coordinated = kept.some(({ text }) => COORDINATED.test(text));
  return `${blocks(
    `# Security policy of ${namesOf(projects)}`,
    introduction(projects, site),
    ...own,
    ...section('What you can expect', expectations(kept, site)),
    ...(coordinated ? [] : section('Coordinated disclosure', disclosure(policy, site))),
    ...kept.flatMap(({ heading, text }) => section(heading, text)),
    ...section('More', more(projects, site)),
  )}\n`;
}

const COORDINATED = /coordinated\s+(?:vulnerability\s+)?disclosure/i;

const section = (heading: string, markdown: string): string[] =>
  markdown === '' ? [] : [`## ${heading}\n\n${markdown}`];

const namesOf = (projects: readonly Project[]): string =>
  inWords(
    projects.map(({ name }) => escapeMarkdown(name)),
    'and',
  );

function sectionsOf(policy: Policy, site: Site): { heading: string; text: string }[] {
  const body = absoluteLinks(
    withoutComments(withoutFigures(policy.body, (figure) => figureWords(figure, site))),
    absolute(site, policyPath(policy.slug)),
  );
  return splitSections(body).map(({ heading, text }) => ({ heading, text }));
}

// A SECURITY.md cannot render components, so their content becomes text.
function figureWords(figure: PolicyFigure, site: Site): string {
  if (figure === 'supported_versions')
    return `For the versions that get fixes, see <${absolute(site, 'projects/')}>.`;
  if (figure === 'severity_levels') return targetTable(site);
  const steps = processIn(english.policy.procedure, site);
  return steps
    .map(({ name, who, detail }, i) => `${i + 1}. ${name} (${who}): ${detail}`)
    .join('\n');
}

const LEVELS = ['critical', 'high', 'medium', 'low'] as const;

/** The targets that the team states. */
const targetsOf = ({ stated }: Site): { level: string; days: number }[] =>
  LEVELS.flatMap((level) => {
    const days = stated.targets[level];
    return days === undefined ? [] : [{ level, days }];
  });

function targetTable(site: Site): string {
  const rows = targetsOf(site).map(({ level, days }) => `| ${level} | ${days} |`);
  return rows.length === 0 ? '' : ['| severity | days |', '| --- | --- |', ...rows].join('\n');
}

// The introduction of the policy covers all projects. It would be wrong for a subset.
function introduction(projects: readonly Project[], site: Site): string {
  const name = escapeMarkdown(site.publisher.name);
  const team =
    site.team.length === 0 ? name : `the Security Incident Response Team (SIRT) of ${name}`;
  return `Vulnerabilities in ${namesOf(projects)} are handled by ${team}. Advisories and the whole policy are at <${site.url}>.`;
}

function supported(projects: readonly Project[], { site, now }: Setting): string {
  if (projects.every(({ branches }) => branches.length === 0)) return '';
  return blocks(
    ...projects.map((project) => {
      const rows = project.branches.map(
        (branch) => `| ${branchWords(branch)} | ${supportWords(branch, dayOf(now))} |`,
      );
      const table =
        rows.length === 0
          ? ''
          : ['| version | security fixes |', '| --- | --- |', ...rows].join('\n');
      const page = absolute(site, projectPath(project.slug));
      const name = escapeMarkdown(project.name);
      const words =
        table === '' ? `Not stated for ${name}: <${page}>.` : `${name}, as on <${page}>:`;
      return blocks(words, table);
    }),
  );
}

function branchWords({ name, range: { from, before } }: Branch): string {
  const bounds = [
    ...(from === undefined ? [] : [`>=${from}`]),
    ...(before === undefined ? [] : [`<${before}`]),
  ];
  return `${escapeMarkdown(name)} (${codeSpan(bounds.join(' '))})`;
}

function supportWords(branch: Branch, today: Day): string {
  const { until } = branch;
  const support = supportOn(branch, today);
  if (support === 'unreleased') return 'not released yet';
  if (support === 'end-of-life')
    return until === undefined ? 'no' : `no, support ended on ${until}`;
  return until === undefined ? 'yes' : `yes, until ${until}`;
}

function reporting({ channels, keys }: Content, { site, now }: Setting): string {
  const active = activeChannels(channels).sort((a, b) => Number(b.private) - Number(a.private));
  const [inPrivate, inPublic] = [
    active.filter((one) => one.private),
    active.filter((one) => !one.private),
  ];
  const list = (some: readonly Channel[]): string =>
    some.map((one, i) => `${i + 1}. ${channelWords(one)}`).join('\n');
  const usable = recipientsOf(channels, keys, now).map(({ key }) => key);
  const form = usable.length === 0 ? '' : ', and a form that helps you encrypt';
  return blocks(
    inPrivate.length === 0
      ? ''
      : `Please report a vulnerability privately${inPrivate.length === 1 ? ':' : ' through one of these channels, the preferred one first:'}`,
    list(inPrivate),
    'Tell us the version, the impact, and how to reproduce the vulnerability, as far as you can. An incomplete report is better than none. Please do not open a public issue, and do not ask about an unpublished vulnerability in public.',
    inPublic.length === 0
      ? ''
      : `${inPublic.length === 1 ? 'This is public: use it' : 'These are public: use them'} only to ask how to reach us, and do not include details.`,
    list(inPublic),
    ...usable.map((key) => keyWords(key, active, site)),
    `More on how to report${form}: <${absolute(site, 'report/')}>.`,
  );
}

function channelWords({ name, address, languages }: Channel): string {
  const plain = /^mailto:([^?]+)$/i.exec(address)?.[1];
  const where = plain === undefined ? `<${address}>` : `<${decodeURIComponent(plain)}>`;
  const words = languages.every((one) => one === 'en') ? '' : ` (${languages.join(', ')})`;
  return `${escapeMarkdown(name)}: ${where}${words}`;
}

function keyWords(key: PublicKey, channels: readonly Channel[], site: Site): string {
  const uses = channels
    .filter((one) => one.key === key.name)
    .map(({ name }) => escapeMarkdown(name));
  const where = site.formats.keys ? ` at <${absolute(site, keyPath(key))}>` : '';
  return `Reports by ${inWords(uses, 'or')} can be encrypted with the OpenPGP key${where}, whose fingerprint is\n\n    ${groupedFingerprint(key.fingerprint)}`;
}

/** Returns the stated promise and targets, if the kept part of the policy does not contain them. */
function expectations(kept: readonly { readonly text: string }[], site: Site): string {
  const hours = site.stated.acknowledgeHours;
  const says = (pattern: RegExp): boolean => kept.some(({ text }) => pattern.test(text));
  const promised = hours === undefined || says(new RegExp(`\\b${hours} hours\\b`));
  const targeted = targetsOf(site).every(({ level, days }) =>
    kept.some(
      ({ text }) =>
        new RegExp(`\\b${days}\\b`).test(text) && new RegExp(`\\b${level}\\b`, 'i').test(text),
    ),
  );
  return blocks(
    promised ? '' : `We acknowledge every report within ${hours} hours.`,
    ...(targeted
      ? []
      : [
          'We aim to release a fix within these times of the report, by severity:',
          targetTable(site),
        ]),
  );
}

// Only statements of the team: coordinated disclosure from the policy, and the publication time
// from site.yaml.
function disclosure(policy: Policy | undefined, { stated: { slot } }: Site): string {
  const says = policy !== undefined && COORDINATED.test(`${policy.title}\n${policy.body}`);
  return [
    ...(says ? ['We follow coordinated vulnerability disclosure.'] : []),
    ...(slot === undefined ? [] : [`We publish advisories at ${slotInWords(slot)}.`]),
  ].join(' ');
}

function more(projects: readonly Project[], site: Site): string {
  const links = [
    ['The whole policy', policyPath('security')],
    ['Advisories', 'advisories/'],
    ...projects.map(({ name, slug }) => [escapeMarkdown(name), projectPath(slug)] as const),
    ['Feeds and machine-readable documents', 'subscribe/'],
  ] as const;
  const list = links.map(([name, path]) => `- ${name}: <${absolute(site, path)}>`).join('\n');
  return blocks(
    list,
    `${POLICY_MARK} from the policy at <${absolute(site, policyPath('security'))}>: change it there.`,
  );
}
