// What readers see for the fixed choices of the content contract. A choice without a label does not compile.

import type { Credit, Reference, Revision, TimelineEvent } from '../model/advisory.ts';
import type { Channel } from '../model/channel.ts';
import type { Branch } from '../model/project.ts';
import type { Retrospective } from '../model/retrospective.ts';

export const EVENT_LABELS: Readonly<Record<TimelineEvent['event'], string>> = {
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

export const REVISION_LABELS: Readonly<Record<Revision['kind'], string>> = {
  correction: 'Correction',
  range: 'Affected versions',
  severity: 'Severity',
  fix: 'Fix',
  information: 'New information',
  editorial: 'Wording',
};

export const REFERENCE_LABELS: Readonly<Record<Reference['type'], string>> = {
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

export const CREDIT_LABELS: Readonly<Record<NonNullable<Credit['type']>, string>> = {
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

export const CHANNEL_LABELS: Readonly<Record<Channel['kind'], string>> = {
  email: 'E-mail',
  github: 'GitHub',
  gitlab: 'GitLab',
  forum: 'Forum',
  bounty: 'Bug bounty programme',
  form: 'Web form',
  chat: 'Chat',
  phone: 'Telephone',
};

export const BRANCH_LABELS: Readonly<Record<Branch['status'], string>> = {
  supported: 'Supported',
  'security-only': 'Security fixes only',
  'end-of-life': 'End of life',
};

export const ACTION_LABELS: Readonly<Record<Retrospective['actions'][number]['status'], string>> = {
  open: 'Open',
  done: 'Done',
  dropped: 'Dropped',
};
