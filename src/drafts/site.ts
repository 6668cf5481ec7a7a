// The first files of a content folder: the minimum for a valid site, with comments for what the team
// has to decide.

import { stringify } from 'yaml';
import { RECOMMENDED } from '../model/policy/pace.ts';
import { CONTENT_FORMAT, FORMAT_KEY } from '../model/site/content-format.ts';
import { schemaComment } from './editor.ts';
import { plainMarkdown } from './yaml.ts';

/** A place where reports arrive. */
export interface StarterChannel {
  /** The file name in channels/, without .yaml. */
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  /** `mailto:security@example.org` or a web address. */
  readonly address: string;
}

interface Starter {
  readonly name: string;
  readonly url: string;
  readonly prefix: string;
  readonly registered: boolean;
  /** The kind of the host, as in `hosting.kind`; undefined if not specified. */
  readonly host?: string | undefined;
  /** At least one, the preferred one first. */
  readonly channels: readonly StarterChannel[];
  /** The text of a policy that exists already; without it, one is drafted. */
  readonly policy?: string | undefined;
}

/** A file of a new content folder. */
interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files of a new content folder: the minimum for a valid site. */
export function starterFiles(starter: Starter): StarterFile[] {
  const { name, url, prefix, registered, host, channels, policy } = starter;
  const site = {
    [FORMAT_KEY]: CONTENT_FORMAT,
    name: `${name} Security`,
    url,
    description: `Security policy and advisories of ${name}.`,
    id: { prefix, registered },
    publisher: { name, namespace: new URL(url).origin },
    ...(host === undefined ? {} : { hosting: { kind: host } }),
  };
  return [
    {
      path: 'site.yaml',
      text: `${schemaComment('site.yaml', 'site')}${SITE_HINT}${stringify(site, { lineWidth: 0 })}${paceText()}`,
    },
    { path: 'SECURITY.md', text: policy ?? policyText(starter) },
    ...channels.map((channel, index) => channelFile(channel, index + 1)),
    { path: '.gitignore', text: IGNORED },
  ];
}

const SITE_HINT = `# The publisher: name, address, promises. All keys: docs/content.md of Candor.
# "registered" is true once the prefix is registered with OSV; until then OSV ids start with x_.
`;

/** Examples of promises, as comments: the team must write each promise itself. */
function paceText(): string {
  const { acknowledge_hours, targets, slot } = RECOMMENDED;
  return `
# Your promises. Pages, letters and exports state only what you write here. Remove the "#" from the promises that you make.
#
# SPEC 11 asks for an answer within ${acknowledge_hours} hours. SECURITY.md can then state: We answer every report within {{acknowledge_hours}} hours.
# promise:
#   acknowledge_hours: ${acknowledge_hours}
#
# Days from the report to the release.
${commented(stringify({ targets }))}#
# When advisories are published. The hour is in UTC. SPEC 11 recommends 16:00 UTC, not on a Friday or a weekend.
# slot:
#   hour: ${slot.hour}
#   days: [${slot.days.join(', ')}]
#
# Who is in the team, as the site shows it.
# team:
#   - name: Security team
#     role: Security Incident Response Team
#
# The terms under which your advisories can be used.
# licence: CC BY 4.0
`;
}

const commented = (text: string): string => text.replace(/^(?=.)/gm, '# ');

function channelFile(
  { slug, name, kind, address }: StarterChannel,
  preference: number,
): StarterFile {
  const channel = {
    name,
    kind,
    address,
    preference,
    private: true,
    monitored_by: 'The security team',
  };
  const path = `channels/${slug}.yaml`;
  const head = `${schemaComment(path, 'channel')}${CHANNEL_HINT}`;
  return { path, text: `${head}${stringify(channel, { lineWidth: 0 })}` };
}

const CHANNEL_HINT = `# Candor assumed that the security team reads this channel, and nobody else. Correct this if it is wrong: /report/ states it.
`;

const IGNORED = `# The team's private worksheets must not be tracked: "candor check" fails if git tracks one.
cases/*
!cases/README.md

# Temporary files of a command that is writing.
.candor-*
`;

function policyText({ name, url, channels }: Starter): string {
  const places = channels.map(({ name: label, address }) =>
    address.startsWith('mailto:')
      ? `Write to [${address.slice('mailto:'.length)}](${address}).`
      : `Report it privately: [${plainMarkdown(label)}](${address}).`,
  );
  return `# Security policy

${plainMarkdown(name)} follows coordinated vulnerability disclosure. Please give us time to fix a vulnerability before you publish it.

## Reporting a vulnerability

${places.join('\n\n')}

Please do not open a public issue.

Tell us which version you use, what an attacker can do, and how to reproduce it.

## Advisories

Published vulnerabilities, with affected versions and how to upgrade, are at <${url}>.
`;
}
