// The facts of a new site: from options, from the folder around it, and on a terminal from questions.

import { channelAt } from '../../../src/drafts/channel-address.ts';
import type { ProjectDraft } from '../../../src/drafts/project.ts';
import type { StarterChannel } from '../../../src/drafts/site.ts';
import { parse } from '../../../src/model/problem/from-schema.ts';
import { siteSchema } from '../../../src/model/site/site.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askEnd, askText, askTitle, askYes, canAsk } from '../../ask.ts';
import { findingsText } from '../new/draft-file.ts';
import { lineFault } from '../new/value.ts';
import type { Surroundings } from './surroundings.ts';

/** The options of `candor init`. */
export interface Given {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly prefix?: string | undefined;
  readonly mail?: string | undefined;
  readonly report?: readonly string[] | undefined;
  readonly package?: readonly string[] | undefined;
  readonly repository?: string | undefined;
}

interface Answers {
  readonly name: string;
  readonly url: string;
  readonly prefix: string;
  readonly channels: readonly StarterChannel[];
  /** Undefined if there is nothing to say about a project yet. */
  readonly project: ProjectDraft | undefined;
}

/** Collects the answers. Throws UsageError with everything that is missing or invalid. */
export async function answersFrom(given: Given, around: Surroundings): Promise<Answers> {
  const name = given.name ?? around.project?.name;
  const written = [...(given.mail === undefined ? [] : [given.mail]), ...(given.report ?? [])];
  const faults = [
    given.url === undefined ? undefined : named('--url', urlFault(given.url)),
    given.prefix === undefined ? undefined : named('--prefix', prefixFault(given.prefix)),
    given.name === undefined ? undefined : named('--name', lineFault(given.name, 100)),
    given.mail === undefined ? undefined : named('--mail', mailFault(given.mail)),
    ...(given.report ?? []).map((address) => named('--report', channelFault(address))),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new UsageError(faults.join(' '));
  const channels = channelsFrom(written);
  const project = projectFrom(given, around);
  if (
    name !== undefined &&
    given.url !== undefined &&
    given.prefix !== undefined &&
    channels.length > 0
  )
    return { name, url: given.url, prefix: given.prefix, channels, project };
  if (canAsk()) return ask({ ...given, name: given.name }, around, channels, project);
  const missing = [
    name === undefined ? '--name' : undefined,
    given.url === undefined ? '--url' : undefined,
    given.prefix === undefined ? '--prefix' : undefined,
    channels.length === 0 ? '--mail or --report' : undefined,
  ].filter((one) => one !== undefined);
  throw new UsageError(`Missing ${missing.join(', ')}. Run "candor init --help" for an example.`);
}

async function ask(
  given: Given,
  around: Surroundings,
  channels: readonly StarterChannel[],
  project: ProjectDraft | undefined,
): Promise<Answers> {
  askTitle('A new security site');
  const name =
    given.name ??
    (await askText({
      message: 'What is the name of the project?',
      initial: around.project?.name,
      validate: (value) => lineFault(value, 100),
    }));
  const url =
    given.url ??
    (await askText({
      message: 'What will the address of the site be?',
      placeholder: 'https://security.example.org/',
      initial: pagesAddress(around.project?.repository),
      validate: urlFault,
    }));
  const prefix =
    given.prefix ??
    (await askText({
      message: 'What is the prefix of advisory ids? With ORB, the first id is ORB-2026-0001.',
      initial: prefixOf(name),
      validate: prefixFault,
    }));
  const places = channels.length > 0 ? channels : await askChannels();
  const packages = project?.packages ?? [];
  const isKept =
    project !== undefined &&
    (given.package !== undefined ||
      packages.length === 0 ||
      (await askYes({ message: `Does the site cover ${packages.join(', ')}?`, initial: true })));
  askEnd('Done.');
  return { name, url, prefix, channels: places, project: isKept ? project : undefined };
}

async function askChannels(): Promise<StarterChannel[]> {
  const first = await askText({
    message: 'Where can people report? Give a mail address, or the web address of a private form.',
    placeholder: 'security@example.org',
    validate: channelFault,
  });
  const written = [first];
  for (;;) {
    const next = await askText({
      message: 'Another address? Leave it empty if there is none.',
      validate: (value) => (value === '' ? undefined : channelFault(value)),
    });
    if (next === '') return channelsFrom(written);
    written.push(next);
  }
}

/** Channels with file names that differ: the second form is form-2. */
function channelsFrom(written: readonly string[]): StarterChannel[] {
  const count = new Map<string, number>();
  return [...new Set(written)].flatMap((address) => {
    const channel = channelAt(address);
    if (channel === undefined) return [];
    const nth = (count.get(channel.slug) ?? 0) + 1;
    count.set(channel.slug, nth);
    return [
      nth === 1
        ? channel
        : { ...channel, slug: `${channel.slug}-${nth}`, name: `${channel.name} ${nth}` },
    ];
  });
}

function projectFrom(given: Given, { project }: Surroundings): ProjectDraft | undefined {
  const name = given.name ?? project?.name;
  if (name === undefined) return undefined;
  if (given.package === undefined && given.repository === undefined)
    return project === undefined ? undefined : { ...project, name };
  return {
    ...project,
    name,
    ...(given.repository === undefined ? {} : { repository: given.repository }),
    packages: given.package ?? project?.packages ?? [],
  };
}

/** The address of GitHub Pages for a repository on GitHub: only a proposal. */
function pagesAddress(repository: string | undefined): string | undefined {
  const [, owner, name] =
    /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)$/.exec(repository ?? '') ?? [];
  return owner === undefined ? undefined : `https://${owner.toLowerCase()}.github.io/${name}/`;
}

const prefixOf = (name: string): string | undefined =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^\d+/, '')
    .slice(0, 10) || undefined;

const named = (flag: string, fault: string | undefined): string | undefined =>
  fault === undefined ? undefined : `${flag}: ${fault}`;

const urlFault = (value: string): string | undefined => {
  if (!URL.canParse(value))
    return `"${value}" is not a web address. Write it like https://security.example.org/.`;
  const result = parse(siteSchema.shape.url, value, 'site.yaml');
  return 'value' in result ? undefined : findingsText(result.findings);
};

const prefixFault = (value: string): string | undefined => {
  const result = parse(siteSchema.shape.id.shape.prefix, value, 'site.yaml');
  return 'value' in result ? undefined : findingsText(result.findings);
};

const channelFault = (value: string): string | undefined =>
  channelAt(value) === undefined
    ? `"${value}" is neither a mail address nor a web address with https. Write it like security@example.org or https://github.com/OWNER/REPO/security/advisories/new.`
    : undefined;

const mailFault = (value: string): string | undefined =>
  channelAt(value)?.kind === 'email'
    ? undefined
    : `"${value}" is not a mail address. Write it like security@example.org.`;
