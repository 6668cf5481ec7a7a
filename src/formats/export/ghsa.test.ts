// The request to GitHub, tested against GitHub's rules and the advisory.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runs } from '../../model/property-runs.fixture.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aSite,
} from '../../model/testing/advisory.fixture.ts';
import { GHSA_ECOSYSTEMS, ghsaDraft, rangeText } from './ghsa.ts';

/** The request body as documented for the REST API. */
const bodySchema = z
  .strictObject({
    summary: z
      .string()
      .min(1)
      .refine((text) => [...text].length <= 1024),
    description: z
      .string()
      .min(1)
      .refine((text) => [...text].length <= 65_535),
    cve_id: z
      .string()
      .regex(/^CVE-\d{4}-\d{4,}$/)
      .nullable(),
    vulnerabilities: z.array(
      z.strictObject({
        package: z.strictObject({
          ecosystem: z.enum(GHSA_ECOSYSTEMS),
          name: z.string().min(1).nullable(),
        }),
        vulnerable_version_range: z
          .string()
          .regex(/^(?:= \S+|(?:>= \S+, )?<=? \S+|>= \S+)$/)
          .nullable(),
        patched_versions: z.string().nullable(),
        vulnerable_functions: z.array(z.string()).nullable(),
      }),
    ),
    cwe_ids: z.array(z.string().regex(/^CWE-\d+$/)).nullable(),
    credits: z
      .array(
        z.strictObject({
          login: z.string().regex(/^[A-Za-z0-9-]{1,39}$/),
          type: z.enum([
            'analyst',
            'finder',
            'reporter',
            'coordinator',
            'remediation_developer',
            'remediation_reviewer',
            'remediation_verifier',
            'tool',
            'sponsor',
            'other',
          ]),
        }),
      )
      .nullable(),
    severity: z.enum(['critical', 'high', 'medium', 'low']).nullable().optional(),
    cvss_vector_string: z.string().nullable().optional(),
    start_private_fork: z.boolean(),
  })
  .refine(({ severity, cvss_vector_string: vector }) => severity == null || vector == null);

const draft = (changes: Parameters<typeof anAdvisory>[0] = {}) =>
  ghsaDraft(anAdvisory(changes), aSite(), aProject());

describe('a request for an advisory on GitHub', () => {
  it('contains the facts of the advisory', () => {
    const { payload, lost } = draft({
      severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
      credits: [],
    });
    expect(payload).toMatchObject({
      summary: 'Heap overflow when opening a crafted archive',
      cve_id: 'CVE-1900-12345',
      cwe_ids: ['CWE-122'],
      credits: null,
      cvss_vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
      start_private_fork: false,
    });
    expect(payload).not.toHaveProperty('severity');
    const of = {
      package: { ecosystem: 'pip', name: 'orbital' },
      vulnerable_functions: ['orbital.archive.open'],
    };
    expect(payload.vulnerabilities).toEqual([
      { ...of, vulnerable_version_range: '>= 1.0.0, < 1.4.7', patched_versions: '1.4.7' },
      { ...of, vulnerable_version_range: '>= 2.0.0, < 2.1.3', patched_versions: '2.1.3' },
    ]);
    expect(lost).toEqual([]);
  });

  it("has the sections under GitHub's headings, with absolute links", () => {
    const body = '## Impact\n\nBad, [see](../x/).\n\n## Upgrade\n\n## Mitigation\n\nNone known.\n';
    const { description } = draft({ body }).payload;
    expect(description.match(/^### .*$/gm)).toEqual([
      '### Impact',
      '### Patches',
      '### Workarounds',
      '### References',
    ]);
    expect(description).toContain('[see](https://security.orbital.example/advisories/x/)');
    expect(description).toContain('### Patches\n\nUpgrade orbital (PyPI) to 1.4.7 or 2.1.3.');
    expect(description).toContain('- <https://git.example/orbital/commit/1>');
  });

  it('has a qualitative severity only if there is no vector', () => {
    const { payload } = draft({
      severity: [],
      rating: { level: 'high', reason: 'No vector fits.' },
    });
    expect(payload.severity).toBe('high');
    expect(payload).not.toHaveProperty('cvss_vector_string');
    expect(
      draft({ severity: [], rating: { level: 'none', reason: 'No vector fits.' } }).lost,
    ).toEqual(expect.arrayContaining([expect.stringContaining('"none"')]));
  });

  it('credits accounts, and names the people that it cannot credit', () => {
    const credits = [
      {
        name: 'Ada',
        type: 'FINDER',
        contact: ['mailto:ada@example.org', 'https://github.com/ada-example'],
      },
      { name: 'Bob', contact: ['https://github.com/bob/repository'] },
    ] as const;
    const { payload, lost } = draft({
      credits: credits.map((one) => ({ ...one, contact: [...one.contact] })),
    });
    expect(payload.credits).toEqual([{ login: 'ada-example', type: 'finder' }]);
    expect(lost.join('\n')).toMatch(/contacts are omitted: Bob\.$/m);
  });

  it('reports what it cannot contain', () => {
    const { payload, lost } = draft({
      aliases: ['CVE-1900-12345', 'CVE-1900-12346', 'PYSEC-2026-1'],
      affected: [
        { package: { repo: 'https://git.example/orbital' }, ranges: [{ introduced: '0' }] },
        {
          package: { ecosystem: 'Debian:12', name: 'orbital' },
          versions: ['1.0-1'],
          platforms: ['linux'],
        },
      ],
    });
    expect(payload.vulnerabilities).toEqual([
      {
        package: { ecosystem: 'other', name: 'orbital' },
        vulnerable_version_range: '= 1.0-1',
        patched_versions: null,
        vulnerable_functions: null,
      },
    ]);
    const words = lost.join('\n');
    for (const part of [
      'CVE-1900-12346',
      'PYSEC-2026-1',
      'ranges of commits',
      'Debian:12',
      'only on linux',
      'one vector',
    ])
      expect(words).toContain(part);
  });

  it('works for an embargoed draft too, and can request a private fork', () => {
    const { payload } = ghsaDraft(
      anEmbargoedAdvisory({ summary: undefined, affected: [] }),
      aSite(),
      undefined,
      {
        privateFork: true,
      },
    );
    expect(payload).toMatchObject({
      summary: 'ORB-2026-0099',
      vulnerabilities: [],
      start_private_fork: true,
    });
    expect(bodySchema.safeParse(payload).error).toBeUndefined();
  });

  it('stays within the limits of the API for any advisory', () => {
    const projects = new Map(GENERATED_PROJECTS.map((project) => [project.slug, project]));
    for (const advisory of sampleAdvisories(runs(200), 7)) {
      const { payload } = ghsaDraft(advisory, aSite(), projects.get(advisory.project));
      expect(bodySchema.safeParse(payload).error).toBeUndefined();
    }
    const { payload, lost } = draft({ body: `## Impact\n\n${'💥'.repeat(70_000)}\n` });
    expect(bodySchema.safeParse(payload).error).toBeUndefined();
    expect(lost.join('\n')).toContain('The description has');
  });
});

describe('a range in the syntax of GitHub', () => {
  it.each([
    [{ introduced: '1.0.0', fixed: '1.4.7' }, '>= 1.0.0, < 1.4.7'],
    [{ introduced: '0', fixed: '1.4.7' }, '< 1.4.7'],
    [{ introduced: '1.0.0', last_affected: '2.0.0' }, '>= 1.0.0, <= 2.0.0'],
    [{ introduced: '0', last_affected: '2.0.0' }, '<= 2.0.0'],
    [{ introduced: '3.0.0' }, '>= 3.0.0'],
    [{ introduced: '0' }, '>= 0'],
  ])('%j', (range, expected) => {
    expect(rangeText(range)).toBe(expected);
  });
});
