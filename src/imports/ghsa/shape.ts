// Checks whether a JSON value is a security advisory of GitHub's REST API: of a repository (GET
// /repos/{owner}/{repo}/security-advisories) or of the database (GET /advisories). Unknown keys are
// allowed, because they are kept.

import { z } from 'zod';

const text = z.string();
const user = z.looseObject({ login: text }).nullish();
const score = z.looseObject({ vector_string: text.nullish() }).nullish();

const vulnerability = z.looseObject({
  package: z.looseObject({ ecosystem: text, name: text.nullish() }).nullish(),
  vulnerable_version_range: text.nullish(),
  patched_versions: text.nullish(),
  first_patched_version: z.union([text, z.looseObject({ identifier: text })]).nullish(),
  vulnerable_functions: z.array(text).nullish(),
});

const shape = z.looseObject({
  ghsa_id: text.regex(/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/),
  cve_id: text.nullish(),
  url: text.nullish(),
  html_url: text.nullish(),
  repository_advisory_url: text.nullish(),
  source_code_location: text.nullish(),
  summary: text.nullish(),
  description: text.nullish(),
  severity: text.nullish(),
  state: text.nullish(),
  created_at: text.nullish(),
  updated_at: text.nullish(),
  published_at: text.nullish(),
  closed_at: text.nullish(),
  withdrawn_at: text.nullish(),
  submission: z.looseObject({}).nullish(),
  identifiers: z.array(z.looseObject({ type: text, value: text })).nullish(),
  vulnerabilities: z.array(vulnerability).nullish(),
  cvss: score,
  cvss_severities: z.looseObject({ cvss_v3: score, cvss_v4: score }).nullish(),
  cwes: z.array(z.looseObject({ cwe_id: text })).nullish(),
  cwe_ids: z.array(text).nullish(),
  references: z.array(text).nullish(),
  credits: z.array(z.looseObject({ login: text.nullish(), type: text.nullish(), user })).nullish(),
  credits_detailed: z
    .array(z.looseObject({ user, type: text.nullish(), state: text.nullish() }))
    .nullish(),
});

export type GhsaAdvisory = z.output<typeof shape>;
export type GhsaVulnerability = z.output<typeof vulnerability>;

/** Returns the advisory, or the reason why the value is none in a sentence. Never throws. */
export function asGhsa(value: unknown): { advisory: GhsaAdvisory } | { problem: string } {
  const { data, error } = shape.safeParse(value);
  if (data !== undefined) return { advisory: data };
  const path = error.issues[0]?.path ?? [];
  if (path.length === 0)
    return { problem: 'This is not an advisory of GitHub: expected a JSON object.' };
  if (path[0] === 'ghsa_id')
    return {
      problem: 'This is not an advisory of GitHub: it has no ghsa_id such as GHSA-2345-cfgh-jmpq.',
    };
  return {
    problem: `This is not an advisory of GitHub: ${path.join('.')} has another type than GitHub writes.`,
  };
}
