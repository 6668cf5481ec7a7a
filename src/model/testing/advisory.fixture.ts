// For tests only: content that is created through the real schemas. A test only states the
// differences from the example.

import type { z } from 'zod';
import {
  type Advisory,
  advisoryOf,
  advisorySchema,
  type EmbargoedAdvisory,
  isPublic,
} from '../advisory/advisory.ts';
import { type Translation, translationOf, translationSchema } from '../advisory/translation.ts';
import type { Content } from '../content.ts';
import { type Instant, parseInstant } from '../instant.ts';
import { type Policy, policyFor, policyOf, policySchema } from '../policy/policy.ts';
import { parse } from '../problem/from-schema.ts';
import { type Project, projectSchema } from '../project/project.ts';
import { type Release, releaseSchema } from '../release/release.ts';
import { type Channel, channelSchema } from '../reporting/channel.ts';
import type { PublicKey } from '../reporting/key.ts';
import { type Retrospective, retrospectiveSchema } from '../retrospective/retrospective.ts';
import { type Site, siteOf, siteSchema } from '../site/site.ts';
import { type DraftStatement, type Statement, statementOf, statementSchema } from '../statement.ts';

/** The changes of a test to a file's values: a key that is undefined is omitted. */
export type Changes<Schema extends z.ZodType> = {
  readonly [Key in keyof z.input<Schema>]?: z.input<Schema>[Key] | undefined;
};

/** Parses a time in a test; throws if it is not a time. */
export function at(text: string): Instant {
  const result = parseInstant(text);
  if ('fault' in result) throw new Error(`${text} is no instant: ${result.fault}`);
  return result.instant;
}

/** The current time for the example content: after everything in it. */
export const NOW = at('2026-06-01T12:00:00Z');

/** The text of the example advisory. */
export const BODY = `## Impact

A crafted archive overwrites memory next to the buffer of its header. An attacker who can make a program open
the archive may run code with the rights of that program.

## Am I affected?

Only programs that call \`orbital.archive.open\` on files from others are affected.

## Upgrade

Upgrade to Orbital 1.4.7 or 2.1.3.

## Mitigation

Set \`ORBITAL_ARCHIVE=off\` in the environment, which turns archives off.

## Details

The length in the header was trusted. See [the fix](https://git.example/orbital/commit/1).
`;

const ADVISORY = {
  summary: 'Heap overflow when opening a crafted archive',
  project: 'orbital',
  aliases: ['CVE-1900-12345'],
  severity: [
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
  ],
  cwe: ['CWE-122'],
  affected: [
    {
      package: 'pkg:pypi/orbital',
      ranges: [
        { introduced: '1.0.0', fixed: '1.4.7' },
        { introduced: '2.0.0', fixed: '2.1.3' },
      ],
      functions: ['orbital.archive.open'],
    },
  ],
  references: [{ type: 'FIX', url: 'https://git.example/orbital/commit/1' }],
  credits: [
    { name: 'Example Researcher', type: 'FINDER', contact: ['https://researcher.example/'] },
  ],
  timeline: [
    { at: '2026-04-20T09:12:00Z', event: 'reported' },
    { at: '2026-04-20T17:40:00Z', event: 'acknowledged' },
    { at: '2026-05-12T16:00:00Z', event: 'published' },
  ],
  published: '2026-05-12T16:00:00Z',
} satisfies z.input<typeof advisorySchema>;

interface Placing {
  readonly id?: string;
  readonly body?: string;
  /** The current time. */
  readonly now?: Instant;
}

/**
 * Returns a public advisory: the example with some changes. Throws if they violate the schema or
 * make it embargoed.
 */
export function anAdvisory(changes: Changes<typeof advisorySchema> & Placing = {}): Advisory {
  const advisory = writtenAdvisory(changes);
  if (!isPublic(advisory))
    throw new Error(`${advisory.id} is ${advisory.state}; use anEmbargoedAdvisory`);
  return advisory;
}

/** Returns an advisory that is not public: a draft unless the changes specify another kind. */
export function anEmbargoedAdvisory(
  changes: Changes<typeof advisorySchema> & Placing = {},
): EmbargoedAdvisory {
  const advisory = writtenAdvisory({ id: 'ORB-2026-0099', published: undefined, ...changes });
  if (isPublic(advisory)) throw new Error(`${advisory.id} is public; use anAdvisory`);
  return advisory;
}

function writtenAdvisory(
  changes: Changes<typeof advisorySchema> & Placing,
): Advisory | EmbargoedAdvisory {
  const { id = 'ORB-2026-0003', body = BODY, now = NOW, ...matter } = changes;
  const file = `advisories/${/\d{4}/.exec(id)?.[0] ?? '2026'}/${id}.md`;
  return advisoryOf(id, file, values(advisorySchema, { ...ADVISORY, ...matter }, file), body, now);
}

/** Returns the publisher. */
export function aSite(changes: Changes<typeof siteSchema> = {}): Site {
  const example = {
    name: 'Orbital Security',
    url: 'https://security.orbital.example/',
    description: 'Security advisories of the Orbital project.',
    id: { prefix: 'ORB' },
    publisher: { name: 'The Orbital Project', namespace: 'https://orbital.example/' },
    team: [{ name: 'Ada Example', role: 'Lead', contact: 'ada@orbital.example', key: 'security' }],
    announcements: { to: ['announce@orbital.example'] },
    promise: { acknowledge_hours: '48' },
    targets: { critical: '7', high: '30', medium: '60', low: '90' },
    slot: { hour: '16', days: ['monday', 'tuesday', 'wednesday', 'thursday'] },
  } satisfies z.input<typeof siteSchema>;
  return siteOf(values(siteSchema, { ...example, ...changes }, 'site.yaml'));
}

/** Returns a project on PyPI with a command that prints its version, and two branches. */
export function aProject(
  changes: Changes<typeof projectSchema> & { readonly slug?: string } = {},
): Project {
  const { slug = 'orbital', ...matter } = changes;
  const file = `projects/${slug}.yaml`;
  const example = {
    name: 'Orbital',
    repository: 'https://git.example/orbital',
    packages: ['pkg:pypi/orbital'],
    branches: [
      { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' },
      { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'security-only' },
    ],
    version_command: 'orbital --version',
  } satisfies z.input<typeof projectSchema>;
  return { ...values(projectSchema, { ...example, ...matter }, file), slug, file };
}

/** Returns a public release of both branches that fixes the example advisory. */
export function aRelease(
  changes: Changes<typeof releaseSchema> & { readonly slug?: string; readonly body?: string } = {},
): Release {
  const { slug = 'orbital-2.1.3', body = '', ...matter } = changes;
  const file = `releases/${slug}.md`;
  const example = {
    project: 'orbital',
    versions: ['1.4.7', '2.1.3'],
    published: '2026-05-12T16:00:00Z',
    advisories: ['ORB-2026-0003'],
  } satisfies z.input<typeof releaseSchema>;
  const { published, ...rest } = values(releaseSchema, { ...example, ...matter }, file);
  if (published === undefined) throw new Error(`${file} is a draft`);
  return { ...rest, published, slug, file, body, state: 'published' };
}

/** Returns a private mail channel that takes encrypted reports. */
export function aChannel(
  changes: Changes<typeof channelSchema> & { readonly slug?: string } = {},
): Channel {
  const { slug = 'mail', ...matter } = changes;
  const file = `channels/${slug}.yaml`;
  const example = {
    name: 'Security mail',
    kind: 'email',
    address: 'mailto:security@orbital.example',
    preference: '1',
    private: true,
    key: 'security',
    languages: ['en'],
    monitored_by: 'The team on duty',
    verified_at: '2026-05-01',
  } satisfies z.input<typeof channelSchema>;
  return { ...values(channelSchema, { ...example, ...matter }, file), slug, file };
}

/**
 * Returns a public key that does not expire. Its bytes are not a real key: no pure function reads
 * them.
 */
export function aKey(changes: Partial<PublicKey> = {}): PublicKey {
  const name = changes.name ?? 'security';
  return {
    name,
    file: `keys/${name}.asc`,
    armored:
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nexample\n-----END PGP PUBLIC KEY BLOCK-----\n',
    binary: new TextEncoder().encode(`example ${name}`),
    fingerprint: '0123456789ABCDEF0123456789ABCDEF01234567',
    addresses: ['security@orbital.example'],
    userIds: ['Orbital Security <security@orbital.example>'],
    algorithm: 'Ed25519 (legacy)',
    created: at('2026-01-01T00:00:00Z'),
    revoked: false,
    encrypts: true,
    gnupg: true,
    ...changes,
  };
}

/** Returns SECURITY.md. */
export function aPolicy(
  changes: Changes<typeof policySchema> & { readonly slug?: string; readonly body?: string } = {},
): Policy {
  const {
    slug = 'security',
    body = '# Security policy\n\nWe answer every report within 48 hours.\n',
    ...matter
  } = changes;
  const file = slug === 'security' ? 'SECURITY.md' : `policies/${slug}.md`;
  return policyFor(aSite(), policyOf(slug, file, values(policySchema, matter, file), body));
}

/** Returns a public retrospective on the example advisory. */
export function aRetrospective(
  changes: Changes<typeof retrospectiveSchema> & {
    readonly slug?: string;
    readonly body?: string;
    /** The written front matter, for tests that depend on it. */
    readonly front?: string;
  } = {},
): Retrospective {
  const { slug = 'archive-overflow', body = 'What happened.\n', front = '', ...matter } = changes;
  const file = `retrospectives/${slug}.mdx`;
  const example = {
    title: 'The archive overflow',
    advisories: ['ORB-2026-0003'],
    published: '2026-05-20T16:00:00Z',
    people: [{ name: 'Ada Example', role: 'Lead', consent: true }],
    pull_requests: ['https://git.example/orbital/pull/1'],
  } satisfies z.input<typeof retrospectiveSchema>;
  const { published, ...rest } = values(retrospectiveSchema, { ...example, ...matter }, file);
  if (published === undefined) throw new Error(`${file} is a draft`);
  return {
    ...rest,
    published,
    slug,
    file,
    body,
    text: `---\n${front}---\n${body}`,
    components: [],
    state: 'published',
  };
}

/**
 * Returns a public statement that a vulnerability in a dependency does not affect the example
 * project.
 */
export function aStatement(changes: StatementChanges = {}): Statement {
  const statement = writtenStatement(changes);
  if (statement.state !== 'published')
    throw new Error(`${statement.file} is ${statement.state}; use aDraftStatement`);
  return statement;
}

/** Returns a statement that is not public: a draft unless the changes specify another kind. */
export function aDraftStatement(changes: StatementChanges = {}): DraftStatement {
  const statement = writtenStatement({ published: undefined, ...changes });
  if (statement.state === 'published')
    throw new Error(`${statement.file} is public; use aStatement`);
  return statement;
}

type StatementChanges = Changes<typeof statementSchema> & { readonly slug?: string };

function writtenStatement(changes: StatementChanges): Statement | DraftStatement {
  const { slug = 'inflate-overflow', ...matter } = changes;
  const file = `statements/${slug}.yaml`;
  const example = {
    vulnerability: 'CVE-1900-77001',
    component: 'pkg:pypi/inflate-example@1.2.3',
    project: 'orbital',
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    published: '2026-05-18T16:00:00Z',
  } satisfies z.input<typeof statementSchema>;
  return statementOf(slug, file, values(statementSchema, { ...example, ...matter }, file), NOW);
}

/** Returns a translation of the example into German. */
export function aTranslation(
  changes: Partial<z.input<typeof translationSchema>> & {
    readonly id?: string;
    readonly lang?: string;
    readonly body?: string;
  } = {},
): Translation {
  const { id = 'ORB-2026-0003', lang = 'de', body = BODY, ...matter } = changes;
  const file = `advisories/2026/${id}.${lang}.md`;
  const example = {
    summary: 'Heap-Überlauf beim Öffnen eines präparierten Archivs',
    of: '2026-05-12T16:00:00Z',
  };
  return translationOf(
    { id, lang, file },
    values(translationSchema, { ...example, ...matter }, file),
    body,
  );
}

/**
 * Returns the example content: one of each kind. A given list replaces that of the example and
 * keeps its order.
 */
export function someContent(changes: Partial<Content> = {}): Content {
  return {
    advisories: [anAdvisory()],
    translations: [],
    releases: [aRelease()],
    preannouncements: [],
    retrospectives: [],
    statements: [],
    projects: [aProject()],
    channels: [aChannel()],
    keys: [aKey()],
    policies: [aPolicy()],
    redirects: [],
    publicFiles: [],
    ...changes,
  };
}

function values<Schema extends z.ZodType>(
  schema: Schema,
  input: object,
  file: string,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  const result = parse(schema, given, file);
  if ('value' in result) return result.value;
  throw new Error(
    result.findings
      .map(({ code, at: place, message }) => `${file}: ${code} ${JSON.stringify(place)} ${message}`)
      .join('\n'),
  );
}
