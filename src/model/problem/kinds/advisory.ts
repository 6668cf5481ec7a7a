// Problems of the front matter of an advisory.

import { error, required, untilPublic, warning } from '../kind.ts';

export const ADVISORY_PROBLEMS = {
  'summary-missing': required(
    'The advisory has no summary.',
    'Add "summary": one line, at most 120 characters.',
  ),
  'summary-style': warning(
    'The summary ends with a period or is all capitals.',
    'Write it as a headline.',
  ),
  'severity-missing': required(
    'The advisory has neither a CVSS vector nor a rating.',
    'Add a vector under "severity", or a "rating" with its reason.',
  ),
  'severity-twice': error(
    'Both the advisory and one of its packages have CVSS vectors.',
    'Keep "severity" of the advisory if it applies to all packages; otherwise keep that of each package.',
  ),
  'rating-contradicts': warning(
    'The rating differs from the one that the CVSS score gives, and its reason does not mention the score.',
    'Correct one of them, or explain in the reason why the rating differs from the score.',
  ),
  'cve-missing': required(
    'The advisory has no CVE and does not say why.',
    'Add the CVE to aliases, or cve: {status: pending} or {status: not-eligible, reason: ...}.',
  ),
  'cve-contradicts': error(
    'The advisory has a CVE alias, but "cve" says that it has none.',
    'Remove the "cve" block.',
  ),
  'cwe-missing': warning('No CWE says what kind of weakness it is.', 'Add "cwe": [CWE-...].'),
  'cwe-unknown': error('The CWE does not exist.', 'Look it up at cwe.mitre.org.'),
  'credits-missing': warning(
    'No one is credited.',
    'Add "credits", with the consent of the people.',
  ),
  'references-missing': warning(
    'A fixed vulnerability has no reference of type FIX.',
    'Add the commit or pull request of the fix.',
  ),
  'reference-branch': required(
    'The branch of a reference is not a branch of the project.',
    'Write a branch as the project names it.',
  ),
  'reference-repeated': error('The same reference is listed twice.', 'Remove one.'),
  'dates-order': required('The dates are not in chronological order.', 'Correct the dates.'),
  'date-future': error('A past event has a date in the future.', 'Correct the date.'),
  'timeline-missing': warning(
    'The timeline does not say when the report arrived.',
    'Add an event "reported".',
  ),
  'timeline-order': warning(
    'The events of the timeline are not in chronological order.',
    'Sort them.',
  ),
  'acknowledged-late': warning(
    'The report was acknowledged later than promised.',
    'No change is needed; explain it in the retrospective.',
  ),
  'slot-missed': warning(
    'The publication is outside the disclosure slot of site.yaml.',
    'Schedule it for the slot.',
  ),
  'mitigation-missing': required(
    'The advisory does not say what to do if you cannot upgrade.',
    'Write "## Mitigation" with a text or "None known.".',
  ),
  'fix-missing': untilPublic(
    'A branch that the project still supports is affected and has no fixed version.',
    'Add the range of that branch with its fixed version, or correct the branches of the project. If the advisory is public, pages say that the branch has no fix yet.',
  ),
  'fix-unstated': warning(
    'The advisory names no fixed version.',
    'Add "fixed" once a fix exists; say in Upgrade what to do until then.',
  ),
  'version-contradicts': warning(
    'The text calls a version fixed that the ranges call affected, or the other way round.',
    'Correct the text or the ranges: readers follow the text, programs follow the ranges.',
  ),
  'withdrawn-early': error(
    'The advisory is withdrawn before it was published.',
    'Correct the dates.',
  ),
  'replacement-unknown': error(
    'The advisory that replaces this one does not exist or is not public.',
    'Correct "replaced_by".',
  ),
  'related-private': error(
    'A public advisory names another advisory of this site that is not public.',
    'Remove the id until that advisory is public, or correct it.',
  ),
  'revision-order': error('The revisions are not in chronological order.', 'Sort them.'),
  'revision-early': error('A revision is dated before the publication.', 'Correct its date.'),
  'tlp-published': error(
    'The advisory has a publication date but must not be published: its TLP is not CLEAR.',
    'Set "tlp: CLEAR" or remove "published".',
  ),
  'exploited-late': error(
    'The date when exploitation became known is in the future.',
    'Correct "aware_at".',
  ),
  'project-package': warning(
    "The package is not one of the project's packages.",
    "Add it to the project, or correct the advisory's package.",
  ),
} as const;
