// Severity that differs by package: every reader sees that it differs, and every format gives each
// package its own severity.

import { expect, test } from 'vitest';
import { cnaContainer } from '../../formats/cve/container.ts';
import { english } from '../../language/english/index.ts';
import { german } from '../../language/german/index.ts';
import { severityLabel, severityLabelIn } from '../../language/sentences/severity.ts';
import { coverageOf } from '../lookup/coverage.ts';
import { anAdvisory, aProject, aSite, NOW, someContent } from '../testing/advisory.fixture.ts';

const HIGH = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H';
const LOW = 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N';
const rated = (first: string, second: string) =>
  anAdvisory({
    severity: [],
    affected: [
      {
        package: 'pkg:pypi/orbital',
        ranges: [{ introduced: '0', fixed: '2.0' }],
        severity: [first],
      },
      {
        package: 'pkg:npm/orbital',
        ranges: [{ introduced: '0', fixed: '2.0.0' }],
        severity: [second],
      },
    ],
  });

test('is mentioned beside the highest, in every language, in every label', () => {
  const advisory = rated(LOW, HIGH);
  expect(severityLabel(advisory.severities, english.severity)).toBe('HIGH 8.8; differs by package');
  expect(severityLabel(advisory.severities, german.severity)).toBe(
    'HOCH 8.8; je nach Paket verschieden',
  );
  const content = someContent({ advisories: [advisory] });
  expect(coverageOf(content, severityLabelIn(english.severity)).advisories[0]?.severity).toBe(
    'HIGH 8.8; differs by package',
  );
});

test('is not mentioned if all packages agree', () => {
  expect(severityLabel(rated(HIGH, HIGH).severities, english.severity)).toBe('HIGH 8.8');
  expect(severityLabel(anAdvisory().severities, english.severity)).not.toContain('differs');
});

test('is in CVE as one metric for each package, with the package as its scenario', () => {
  const { metrics } = cnaContainer(rated(LOW, HIGH), {
    site: aSite(),
    project: aProject(),
    now: NOW,
  });
  const said = JSON.stringify(metrics);
  for (const text of [HIGH, LOW, 'orbital (PyPI)', 'orbital (npm)']) expect(said).toContain(text);
  expect(metrics).toHaveLength(2);
});
