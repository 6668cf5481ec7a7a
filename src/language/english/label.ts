// Labels for the fixed choices of the content contract. A choice without a label does not compile.

import type { Credit, Reference, Revision, TimelineEvent } from '../../model/advisory/advisory.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import type { Channel } from '../../model/reporting/channel.ts';
import type { Retrospective } from '../../model/retrospective/retrospective.ts';
import type { Justification, StatementStatus } from '../../model/statement.ts';

type Labels<Choice extends string> = Readonly<Record<Choice, string>>;

const events: Labels<TimelineEvent['event']> = {
  reported: 'Reported',
  acknowledged: 'Acknowledged',
  triaged: 'Triaged',
  'fix-assigned': 'Fix assigned',
  'cve-requested': 'CVE requested',
  'cve-assigned': 'CVE assigned',
  'fix-ready': 'Fix ready',
  prenotified: 'Distributors notified',
  scheduled: 'Release scheduled',
  released: 'Released',
  published: 'Published',
  note: 'Note',
};

const revisions: Labels<Revision['kind']> = {
  correction: 'Correction',
  range: 'Affected versions',
  severity: 'Severity',
  fix: 'Fix',
  information: 'New information',
  editorial: 'Wording',
};

const references: Labels<Reference['type']> = {
  ADVISORY: 'Advisory',
  ARTICLE: 'Article',
  DETECTION: 'Detection',
  DISCUSSION: 'Discussion',
  REPORT: 'Report',
  FIX: 'Fix',
  INTRODUCED: 'Introduced by',
  PACKAGE: 'Package',
  EVIDENCE: 'Evidence',
  WEB: 'Further reading',
};

const credits: Labels<NonNullable<Credit['type']>> = {
  FINDER: 'finder',
  REPORTER: 'reporter',
  ANALYST: 'analyst',
  COORDINATOR: 'coordinator',
  REMEDIATION_DEVELOPER: 'developer of the fix',
  REMEDIATION_REVIEWER: 'reviewer of the fix',
  REMEDIATION_VERIFIER: 'verifier of the fix',
  TOOL: 'tool',
  SPONSOR: 'sponsor',
  OTHER: 'contributor',
};

const channels: Labels<Channel['kind']> = {
  email: 'E-mail',
  github: 'GitHub',
  gitlab: 'GitLab',
  forum: 'Forum',
  bounty: 'Bug bounty programme',
  form: 'Web form',
  chat: 'Chat',
  phone: 'Telephone',
};

const branches: Labels<Branch['status']> = {
  supported: 'Supported',
  'security-only': 'Security fixes only',
  'end-of-life': 'End of life',
  unreleased: 'Not released yet',
};

const actions: Labels<Retrospective['actions'][number]['status']> = {
  open: 'Open',
  done: 'Done',
  dropped: 'Dropped',
};

const statements: Labels<StatementStatus> = {
  not_affected: 'Not affected',
  under_investigation: 'Under investigation',
  affected: 'Affected',
  fixed: 'Fixed',
};

const justifications: Labels<Justification> = {
  component_not_present: 'The component is not part of the product.',
  vulnerable_code_not_present: 'The component is present, but without the vulnerable code.',
  vulnerable_code_not_in_execute_path: 'The vulnerable code is present, but it is never executed.',
  vulnerable_code_cannot_be_controlled_by_adversary:
    'An attacker cannot control the input of the vulnerable code.',
  inline_mitigations_already_exist:
    'Built-in protections prevent exploitation of the vulnerability.',
};

export const label = {
  events,
  revisions,
  references,
  credits,
  channels,
  branches,
  actions,
  statements,
  justifications,
};
