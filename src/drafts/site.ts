// The first files of a content folder: the minimum for a valid site.

import { stringify } from 'yaml';
import { RECOMMENDED } from '../model/policy/pace.ts';

interface Starter {
  readonly name: string;
  readonly url: string;
  readonly prefix: string;
  readonly registered: boolean;
  readonly mail: string;
}

/** Returns the files of a new content folder: the minimum for a valid site. */
export function starterFiles({ name, url, prefix, registered, mail }: Starter): { path: string; text: string }[] {
  const site = {
    name: `${name} Security`,
    url,
    description: `Security policy and advisories of ${name}.`,
    id: { prefix, registered },
    publisher: { name, namespace: new URL(url).origin },
  };
  const channel = {
    name: 'Security mail',
    kind: 'email',
    address: `mailto:${mail}`,
    preference: 1,
    private: true,
    monitored_by: 'The security team',
  };
  return [
    { path: 'site.yaml', text: `${stringify(site, { lineWidth: 0 })}${paceText()}` },
    { path: 'SECURITY.md', text: policyText(name, mail, url) },
    { path: 'channels/mail.yaml', text: `${CHANNEL_HINT}${stringify(channel, { lineWidth: 0 })}` },
    { path: '.gitignore', text: IGNORED },
  ];
}

/** Examples of promises, as comments: the team must write each promise itself. */
function paceText(): string {
  const { acknowledge_hours, targets, slot } = RECOMMENDED;
  return `
# Your promises. Pages, letters and exports state what is written here, and no other: remove the "#" from those you make.
#
# SPEC 11 asks for an answer within ${acknowledge_hours} hours. SECURITY.md can then say: We answer every report within {{acknowledge_hours}} hours.
# promise:
#   acknowledge_hours: ${acknowledge_hours}
#
# Days from the report to the release.
${commented(stringify({ targets }))}#
# When advisories are published. The hour is in UTC. SPEC 11 recommends 16:00 UTC, and no Friday and no weekend.
# slot:
#   hour: ${slot.hour}
#   days: [${slot.days.join(', ')}]
`;
}

const commented = (text: string): string => text.replace(/^(?=.)/gm, '# ');

const CHANNEL_HINT = `# Candor assumed who reads this mail, and that nobody else does. Correct what is not true: /report/ states it.
`;

const IGNORED = `# The team's private worksheets are never tracked: "candor check" fails if git knows one.
cases/*
!cases/README.md

# What a command that is writing keeps beside the files.
.candor-*
`;

function policyText(name: string, mail: string, url: string): string {
  return `# Security policy

${name} follows coordinated vulnerability disclosure: please give us time to fix a vulnerability before you publish it.

## Reporting a vulnerability

Write to [${mail}](mailto:${mail}). Please do not open a public issue.

Tell us which version you use, what an attacker can do, and how to reproduce it.

## Advisories

Published vulnerabilities, with what is affected and how to upgrade, are at <${url}>.
`;
}
