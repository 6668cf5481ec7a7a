// The first files of a content folder: the least that makes a valid site.

import { stringify } from 'yaml';
import { RECOMMENDED } from '../pace.ts';

export interface Starter {
  readonly name: string;
  readonly url: string;
  readonly prefix: string;
  readonly registered: boolean;
  readonly mail: string;
}

/** The files of a new content folder: the least that makes a valid site. */
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
    { path: 'channels/mail.yaml', text: stringify(channel, { lineWidth: 0 }) },
    { path: '.gitignore', text: IGNORED },
  ];
}

/** The team is to see what its pages and letters promise: nothing is published that site.yaml does not state. */
function paceText(): string {
  const { acknowledge_hours, targets, slot } = RECOMMENDED;
  const { days } = slot;
  return `
# Your promises, as SPEC 11 recommends them: pages, letters and exports state them. Change them, or remove those you do not make.
promise:
  acknowledge_hours: ${acknowledge_hours} # a person answers every report within so many hours

# Days from the report to the release.
${stringify({ targets })}
# When advisories are published. The hour is in UTC.
slot:
  hour: ${slot.hour}
  days: [${days.join(', ')}]
`;
}

const IGNORED = `# The team's private worksheets are never tracked: "candor check" fails if git knows one.
cases/*
!cases/README.md

# What a command that is writing keeps beside the files.
.candor-*
`;

function policyText(name: string, mail: string, url: string): string {
  return `# Security policy

${name} follows coordinated vulnerability disclosure: we ask reporters to give us time to fix a vulnerability before it is
published, and we tell them when that will be.

## Reporting a vulnerability

Write to [${mail}](mailto:${mail}). Please do not open a public issue. We answer every report within {{acknowledge_hours}} hours.

Tell us which version you use, what an attacker can do, and how to reproduce it.

## Advisories

Published vulnerabilities, with what is affected and how to upgrade, are at <${url}>.
`;
}
