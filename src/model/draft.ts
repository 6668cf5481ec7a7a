// The first text of a new file: what a newcomer fills in. Each draft is valid as it stands.

import { stringify } from 'yaml';
import type { Instant } from './instant.ts';

export interface AdvisoryDraft {
  readonly summary: string;
  readonly project: string;
  /** The packages of the project, as purls or in the contract's other forms. */
  readonly packages: readonly (string | Readonly<Record<string, string>>)[];
  /** CVSS vectors, as typed. */
  readonly severity: readonly string[];
  readonly cve: string | undefined;
  readonly reporter: string | undefined;
  readonly reported: Instant;
}

/** The text of a new advisories/<year>/<ID>.md: a draft, because it has no "published". */
export function advisoryDraft(draft: AdvisoryDraft): string {
  const matter = {
    summary: draft.summary,
    project: draft.project,
    ...(draft.cve === undefined ? { cve: { status: 'pending' } } : { aliases: [draft.cve] }),
    ...(draft.severity.length === 0 ? {} : { severity: draft.severity }),
    affected: draft.packages.map((one) => ({ package: one, ranges: [{ introduced: '0' }] })),
    ...(draft.reporter === undefined ? {} : { credits: [{ name: draft.reporter, type: 'REPORTER' }] }),
    timeline: [{ at: draft.reported, event: 'reported' }],
  };
  return `---\n${stringify(matter, { lineWidth: 0 })}---\n\n${SECTIONS}`;
}

const SECTIONS = `## Impact

## Am I affected?

## Upgrade

## Mitigation

## Details
`;

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
    { path: 'site.yaml', text: stringify(site, { lineWidth: 0 }) },
    { path: 'SECURITY.md', text: policyText(name, mail, url) },
    { path: 'channels/mail.yaml', text: stringify(channel, { lineWidth: 0 }) },
  ];
}

function policyText(name: string, mail: string, url: string): string {
  return `# Security policy

${name} follows coordinated vulnerability disclosure: we ask reporters to give us time to fix a vulnerability before it is
published, and we tell them when that will be.

## Reporting a vulnerability

Write to [${mail}](mailto:${mail}). Please do not open a public issue. We answer every report within 48 hours.

Tell us which version you use, what an attacker can do, and how to reproduce it.

## Advisories

Published vulnerabilities, with what is affected and how to upgrade, are at <${url}>.
`;
}
