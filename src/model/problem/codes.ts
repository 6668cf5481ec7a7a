// The table of every problem that Candor can find in content. The codes are stable, the texts are
// not.
// To add a problem, add a row here. `npm run docs` generates docs/problems.md from this table, and
// a test compares them.

export type Level = 'error' | 'warning';

export interface ProblemKind {
  /** Errors fail a check and a build; warnings only fail with --strict. */
  readonly level: Level;
  /**
   * Imported records and drafts have fewer requirements: an error in our own advisory is a warning
   * in them.
   */
  readonly lenient?: 'warning';
  readonly cause: string;
  readonly cure: string;
}

const error = (cause: string, cure: string): ProblemKind => ({ level: 'error', cause, cure });
const warning = (cause: string, cure: string): ProblemKind => ({ level: 'warning', cause, cure });
/** Requirements for our own advisories only, once they are to be published. */
const required = (cause: string, cure: string): ProblemKind => ({ level: 'error', lenient: 'warning', cause, cure });

export const PROBLEM_KINDS = {
  // Files
  'file-missing': error('A file that every site needs is not there.', 'Create it; the example content shows one.'),
  'file-unreadable': error('The file cannot be read.', 'Check that it is a file and that you may read it.'),
  'file-empty': error('The file is empty.', 'Write its content or delete it.'),
  'file-too-large': error(
    'The file is larger than 1 MiB; it was not read.',
    'Shorten it; put attachments into public/ and link them.',
  ),
  'file-encoding': error('The file is not valid UTF-8.', 'Save it as UTF-8.'),
  'file-bom': error('The file starts with a byte order mark.', 'Save it as UTF-8 without a byte order mark (BOM).'),
  'file-crlf': error(
    'Lines end in CR LF or in a bare CR.',
    'Save the file with LF line ends (git: core.autocrlf=input).',
  ),
  'file-control': error('The file holds a control character.', 'Delete it; only tab and line feed are allowed.'),
  'file-symlink': error('A symbolic link leads out of the content folder.', 'Copy the file into the content folder.'),
  'file-unexpected': error(
    'The file is not where any content is read, so nothing would publish it.',
    'Move or rename it as the design of the folder says, or delete it.',
  ),
  'file-name': error('The file name does not have the form that its folder needs.', 'Rename the file.'),
  'file-too-many': error('The folder holds more files than Candor reads.', 'Split the site.'),

  'secret-token': error(
    'The file holds what looks like a token that opens something.',
    'Revoke the token now and remove it: it must be taken as known to others. A made-up one in an advisory has EXAMPLE in it.',
  ),
  'secret-jwt': warning(
    'The file holds what looks like a signed JSON Web Token.',
    'Remove it if it opens anything. A made-up one has EXAMPLE in it.',
  ),
  'secret-password': warning(
    'The file holds what may be a password or a token.',
    'If it opens anything, change it now and remove it. A made-up one has EXAMPLE in it, or is a <placeholder>.',
  ),
  'text-control': required(
    'The text contains a control character or half of a character, which terminals and feed readers stumble over.',
    'Delete it. To speak of it, write its number: U+001B.',
  ),
  'text-bidi': required(
    'A control character makes text display in a different order than it is stored.',
    'Delete it. To speak of it, write its number: U+202E.',
  ),
  'text-invisible': warning(
    'The text contains a character that readers do not see.',
    'Delete it. To speak of it, write its number: U+200B.',
  ),
  'link-target': required(
    'The text of a link names another host than the one that the link leads to.',
    'Write the host that the link leads to, or words without an address.',
  ),
  'link-name': warning(
    'The text of a link looks like the name of another host than the one that the link leads to.',
    'Write the host that the link leads to, or other words.',
  ),
  'link-userinfo': required(
    'An address has a user name or password before its host: it can be a credential, or make the address look like another.',
    'Remove everything between "//" and "@", and the "@".',
  ),
  'host-lookalike': required(
    'A host has letters of several scripts, or letters that look like others.',
    'Write the host that you mean. If it is right, link a page that names it instead.',
  ),
  'host-punycode': warning(
    'A host is written in punycode (xn--), which hides what readers will see.',
    'Check what it displays as, and write the host in its own letters.',
  ),
  'text-mention': warning(
    'A bare @name tells a stranger of that name wherever the text is pasted.',
    'Write the name without "@", or in backquotes.',
  ),
  'text-leftover': required(
    'The text still holds what was to be replaced: TODO, FIXME, XXX, "lorem ipsum" or a $VARIABLE.',
    'Finish it; put it in backquotes if it is meant.',
  ),

  // YAML
  'front-matter-missing': error(
    'The Markdown file does not start with front matter.',
    'Start it with a line "---", the keys, and another line "---".',
  ),
  'front-matter-open': error('The front matter has no end.', 'End it with a line "---".'),
  'front-matter-second': required(
    'The text starts with a second front matter, which is published as text and sets nothing.',
    'Move its keys into the first front matter, or remove it.',
  ),
  'yaml-syntax': error(
    'The YAML cannot be read.',
    'Mend the line; quote texts that hold ": " or " #" or start with a special character.',
  ),
  'yaml-tab': error('A tab is used for indentation.', 'Indent with spaces.'),
  'yaml-duplicate-key': error('A key is given twice in the same place.', 'Keep one of them.'),
  'yaml-alias': error(
    'YAML anchors and aliases (& and *) are not allowed.',
    'Write the value out; quote a text that starts with & or *.',
  ),
  'yaml-tag': error('YAML tags (!) are not allowed.', 'Remove the tag; quote a text that starts with "!".'),
  'yaml-depth': error('The YAML is nested too deeply.', 'Flatten it; no content needs more than 20 levels.'),
  'yaml-key': error('A key is not plain text or is a name that is never allowed.', 'Use one of the documented keys.'),
  'yaml-documents': error('The file holds more than one YAML document.', 'Keep one; remove the other "---" lines.'),
  'yaml-shape': error('The top of the YAML is not a list of keys and values.', 'Write "key: value" lines.'),

  // Values
  'key-unknown': error('The key is not part of the contract.', 'Correct its spelling or remove it.'),
  'key-missing': error('A required key is not there.', 'Add it.'),
  'value-type': error('The value has the wrong type.', 'Write the kind of value that is wanted.'),
  'value-empty': error('The value is empty.', 'Write a value or remove the key.'),
  'value-choice': error('The value is not one of those that are allowed.', 'Use one of the listed values.'),
  'value-form': error('The value does not have the form that is wanted.', 'Write it in that form.'),
  'value-range': error('The number is out of bounds.', 'Use a number within the bounds.'),
  'text-long': error('The text is too long.', 'Shorten it.'),
  'text-line': error('The text has more than one line.', 'Write it on one line.'),
  'url-invalid': error(
    'The address is not an absolute http(s) URL (or a mailto: where that is allowed).',
    'Write the whole address, with https://.',
  ),
  'date-zone': error('The time has no time zone.', 'Write the time and its zone: 2026-05-12T16:00:00Z.'),
  'date-form': error('The time is not written as RFC 3339 says.', 'Write it as 2026-05-12T16:00:00Z.'),
  'date-impossible': error('There is no such date or time.', 'Correct the date.'),
  'day-form': error('The day is not written as YYYY-MM-DD, or there is no such day.', 'Write it as 2026-05-12.'),

  // Ids and names
  'id-form': error(
    'The id does not have the form PREFIX-YEAR-NUMBER with the prefix of site.yaml.',
    'Rename the file.',
  ),
  'id-file-name': error('An "id" in the front matter is not the file name.', 'Remove the id: the file name is the id.'),
  'id-year': error('The advisory is not in the folder of the year in its id.', 'Move the file.'),
  'id-duplicate': error('Two files have the same id.', 'Give one of them another id.'),
  'alias-duplicate': required(
    'Two advisories claim the same alias.',
    'Remove it from one; if both are the same vulnerability, withdraw one with replaced_by.',
  ),
  'alias-form': error(
    'The alias is not an identifier such as CVE-2026-12345 or GHSA-xxxx-xxxx-xxxx.',
    'Write the identifier alone, without an address.',
  ),
  'alias-self': error("The advisory's own id is among its aliases.", 'Remove it.'),
  'alias-repeated': error('The same identifier is listed twice.', 'Remove one.'),
  'reference-unknown': error(
    'The name leads to nothing in this content folder.',
    'Correct the name or write what it names.',
  ),

  // Scores
  'score-typed': error(
    'A score is typed. Scores are computed from vectors, never typed.',
    'Remove the number; give the CVSS vector under "severity".',
  ),
  'cvss-prefix': error(
    'The vector does not start with its version.',
    'Start it with CVSS:4.0/ or CVSS:3.1/; only 2.0 has no prefix.',
  ),
  'cvss-version': error(
    'The metrics do not belong to the version in front of the vector.',
    'Correct the prefix or the metrics.',
  ),
  'cvss-metric-missing': error('A mandatory metric is missing; the library would score it 0.', 'Add the metric.'),
  'cvss-metric-repeated': error('A metric is given twice.', 'Keep one.'),
  'cvss-metric-unknown': error('There is no such metric in this version.', 'Correct or remove it.'),
  'cvss-metric-case': error(
    'The metric or value is not in the letters of the specification.',
    'Write it as the specification does: AV:N, Au:N, U:Amber.',
  ),
  'cvss-value-unknown': error('The metric has no such value.', 'Use one of its values.'),
  'cvss-environmental': error(
    "Environmental metrics describe a reader's own environment; a publisher cannot know them.",
    'Remove them from the vector.',
  ),
  'cvss-temporal-unsupported': error(
    'Temporal metrics are supported in CVSS 3.1 only; in 2.0 and 3.0 implementations disagree.',
    'Use CVSS 3.1 or 4.0 for them.',
  ),
  'cvss-syntax': error(
    'The vector is not a list of METRIC:VALUE with slashes between.',
    'Copy the vector from the calculator of its version.',
  ),
  'cvss-version-repeated': error('Two vectors of the same CVSS version are given.', 'Keep one for each version.'),

  // Packages and ranges
  'package-form': error(
    'The package is neither a purl, nor {ecosystem, name}, nor {repo}.',
    'Write pkg:TYPE/NAME, or {ecosystem: ..., name: ...}, or {repo: https://...}.',
  ),
  'purl-version': error('The purl holds a version. Versions belong into ranges.', 'Remove the part from "@" on.'),
  'purl-qualifiers': error('The purl holds qualifiers or a subpath.', 'Remove the part from "?" or "#" on.'),
  'ecosystem-unknown': error('OSV knows no such ecosystem.', "Use the ecosystem's exact name in the OSV schema."),
  'package-name': error('The package name is not in the canonical form of its ecosystem.', 'Write the canonical name.'),
  'package-repeated': required('The same package has two entries.', 'Put all ranges into one entry.'),
  'affected-empty': required(
    'Nothing says what is affected: neither ranges nor versions.',
    'Add at least one range or version.',
  ),
  'affected-nameless': required(
    'A repository has versions, but no range of commits: OSV would publish versions of nothing.',
    'Add a range of commits ({introduced: "0", fixed: COMMIT}), or name the package instead of the repository.',
  ),
  'assessed-branch': required(
    'The branch that was assessed is not one of the project.',
    'Write a branch as the project names it, or "assessed: all".',
  ),
  'range-empty': error('The range holds no version: it ends where it starts.', 'Correct introduced or fixed.'),
  'range-reversed': error('The range ends before it starts.', 'Correct introduced, fixed or last_affected.'),
  'range-overlap': error('Two ranges of the same package overlap.', 'Part them: one range for each branch.'),
  'range-ends': error('A range has both fixed and last_affected.', 'Keep fixed.'),
  'range-start': error('The range does not say where it was introduced.', 'Add introduced; "0" means from the start.'),
  'range-version': required(
    'The version is not valid in its ecosystem, so it cannot be ordered.',
    'Write it as the package registry has it.',
  ),
  'range-order-unknown': required(
    'Candor knows no order of versions for this ecosystem, so a range would be guessed.',
    'List the affected versions under "versions".',
  ),
  'range-commit': error('The commit is not a full hash of 40 or 64 hexadecimal digits.', 'Write the full hash.'),
  'range-limit': error('A range of versions has a limit; only ranges of commits have one.', 'Remove "limit".'),
  'versions-repeated': error('A version is listed twice.', 'Remove one.'),
  'branch-range': error(
    'The range of the branch is not of the form ">=2.0.0 <3.0.0".',
    'Write one or two bounds, >= first.',
  ),
  'branch-empty': error('The branch holds no version: it ends where it starts, or before.', 'Correct its range.'),
  'branch-overlap': error('Two branches of the project overlap.', 'Correct their ranges.'),
  'branch-dates': error(
    'The dates of the branch contradict each other, or its status.',
    'Correct "since" (the day of its first release), "until" (its last day of support) or "status".',
  ),

  // Sections of an advisory
  'markdown-bound': error(
    'The Markdown is longer or more tangled than Candor renders: it could stop a build for minutes.',
    'Shorten or split it; put long logs and tables into public/ and link them. docs/content.md lists the bounds.',
  ),
  'translation-original': error(
    'The file is a translation, but there is no advisory of that id.',
    'Name it <ID>.<lang>.md after its original, in the same folder, or delete it.',
  ),
  'translation-language': error(
    'What stands between the id and ".md" is no language tag.',
    'Name the language by its BCP 47 tag: de, ar, pt-BR.',
  ),
  'translation-own-language': error(
    'The translation is in the language of the site, which is that of the original.',
    'Put the text into the original, or name the file after its language.',
  ),
  'translation-stale': warning(
    'The original was changed after it was translated; the page says so.',
    'Translate what was changed, and set "of" to the "modified" of the original.',
  ),
  'translation-ahead': error(
    'The translation says that it is of a later version of the original than there is.',
    'Set "of" to the "modified" of the original that was translated.',
  ),
  'translation-section': error(
    'A section of the original is not translated.',
    'Translate it under the heading of the original, in English: pages show it in the language of the translation.',
  ),
  'section-missing': required('A section that every advisory needs is not there.', 'Add its heading and text.'),
  'section-empty': required('A required section has no text.', 'Write it.'),
  'section-repeated': required('A section is there twice.', 'Merge the two.'),
  'section-unknown': warning(
    'The heading is none of the sections that formats know; pages show it after the others.',
    'Use Impact, Am I affected?, Upgrade, Mitigation or Details.',
  ),
  'body-title': required(
    'The text has a top heading; the page has one already.',
    'Remove the "# " heading; the summary is the title.',
  ),
  'body-html': warning('The text holds raw HTML, which is never published.', 'Write Markdown.'),

  // Checks of one advisory
  'summary-missing': required('The advisory has no summary.', 'Add "summary": one line, at most 120 characters.'),
  'summary-style': warning('The summary ends in a full stop or is all capitals.', 'Write it as a headline.'),
  'severity-missing': required(
    'The advisory has neither a CVSS vector nor a rating.',
    'Add a vector under "severity", or a "rating" with its reason.',
  ),
  'severity-twice': error(
    'Both the advisory and one of its packages state CVSS vectors.',
    'Keep "severity" of the advisory if it holds for all packages, else that of each package.',
  ),
  'rating-contradicts': warning(
    'The rating differs from the one that the CVSS score gives, and its reason does not speak of the score.',
    'Correct one of them, or say in the reason why the rating differs from the score.',
  ),
  'cve-missing': required(
    'The advisory names no CVE and does not say why.',
    'Add the CVE to aliases, or cve: {status: pending} or {status: not-eligible, reason: ...}.',
  ),
  'cve-contradicts': error('The advisory has a CVE alias and also says that it has none.', 'Remove the "cve" block.'),
  'cwe-missing': warning('No CWE says what kind of weakness it is.', 'Add "cwe": [CWE-...].'),
  'cwe-unknown': error('There is no such CWE.', 'Look it up at cwe.mitre.org.'),
  'credits-missing': warning('Nobody is credited.', 'Add "credits", with the consent of the people.'),
  'references-missing': warning(
    'A fixed vulnerability has no reference of type FIX.',
    'Add the commit or pull request of the fix.',
  ),
  'reference-repeated': error('The same reference is listed twice.', 'Remove one.'),
  'dates-order': required('Dates are not in the order in which things happen.', 'Correct the dates.'),
  'date-future': error('Something that has happened is dated in the future.', 'Correct the date.'),
  'timeline-missing': warning('The timeline does not say when the report arrived.', 'Add an event "reported".'),
  'timeline-order': warning('The events of the timeline are not in the order of their times.', 'Sort them.'),
  'acknowledged-late': warning(
    'The report was acknowledged later than promised.',
    'Nothing to mend here; explain it in the retrospective.',
  ),
  'slot-missed': warning('The publication is outside the disclosure slot of site.yaml.', 'Plan it for the slot.'),
  'mitigation-missing': required(
    'Nothing tells those who cannot upgrade what to do.',
    'Write "## Mitigation" with a text or "None known.".',
  ),
  'fix-missing': required(
    'A branch that the project still supports is affected and has no fixed version.',
    'Add the range of that branch with its fixed version, or correct the branches of the project.',
  ),
  'fix-unstated': warning(
    'No fixed version is stated.',
    'Add "fixed" once there is a fix; say in Upgrade what to do until then.',
  ),
  'withdrawn-early': error('It is withdrawn before it was published.', 'Correct the dates.'),
  'replacement-unknown': error(
    'The advisory that replaces this one does not exist or is not public.',
    'Correct "replaced_by".',
  ),
  'related-private': error(
    'A public advisory names an advisory of ours that is not public.',
    'Remove the id until that advisory is public, or correct it.',
  ),
  'revision-order': error('The revisions are not in the order of their times.', 'Sort them.'),
  'revision-early': error('A revision is dated before the publication.', 'Correct its date.'),
  'tlp-published': error(
    'The advisory has a date of publication but may not be published: its TLP is not CLEAR.',
    'Set "tlp: CLEAR" or remove "published".',
  ),
  'exploited-late': error('The exploitation became known in the future.', 'Correct "aware_at".'),
  'project-package': warning(
    "The package is not among the project's packages.",
    "Add it to the project, or correct the advisory's package.",
  ),

  // Checks of the rest
  'release-advisory': error('The release names an advisory that does not exist.', 'Correct the id.'),
  'release-not-fixed': error(
    'The release names an advisory that none of its versions fixes.',
    'Correct the versions of the release or the ranges of the advisory.',
  ),
  'release-early': error(
    'The release is public before an advisory that it names.',
    'Give the release the date of its advisories.',
  ),
  'release-version': error(
    'The versions of the release do not include the one in its file name.',
    'Rename the file or correct "versions".',
  ),
  'retrospective-advisory': error(
    'The retrospective names an advisory that is not public.',
    'Publish the advisory first, or correct the id.',
  ),
  'retrospective-early': error('The retrospective is dated before an advisory that it names.', 'Correct its date.'),
  'retrospective-people': warning(
    'The retrospective names nobody or links no pull request.',
    'Add "people" and "pull_requests".',
  ),
  'person-consent': error('A person is named without consent.', 'Ask, then set "consent: true", or remove the name.'),
  'retrospective-private': error(
    'A retrospective names what is private: an embargoed advisory, a case, or somebody who did not agree.',
    'Remove it; or ask the person, and list the name under "people" with "consent: true".',
  ),
  'retrospective-planned': warning(
    'The release says that no retrospective is planned, but there is one.',
    'Remove "retrospective" from the release.',
  ),
  'action-overdue': warning('An action is open and its day has passed.', 'Do it, drop it, or agree on another day.'),
  'mdx-syntax': error(
    'The MDX cannot be read.',
    'Mend the place; write "\\<" and "\\{" where a text needs these characters.',
  ),
  'mdx-code': error(
    'The MDX holds code: an import, an export, an expression or spread props.',
    'Remove it; only the provided components are available, with texts as props.',
  ),
  'mdx-component': error(
    'A component is not known, or stands where it cannot be shown.',
    'Use a component of docs/retrospectives.md.',
  ),
  'mdx-prop': error(
    'A prop of a component is missing, not known, or does not hold what it must.',
    'Write it as docs/retrospectives.md says.',
  ),
  'mdx-element': error('The MDX holds raw HTML.', 'Write Markdown, or a component of docs/retrospectives.md.'),
  'mdx-forbidden': error(
    'The file is MDX, which site.yaml forbids.',
    'Rename it to .md and use no components, or remove "mdx: false".',
  ),
  'statement-key': error(
    'A key of the statement does not belong to its status.',
    'Remove the key, or correct the status.',
  ),
  'statement-product': error(
    'Nothing that the statement is about has a purl, so no tool could find it.',
    'Name a package that has a purl in "packages", or add one to the project.',
  ),
  'statement-repeated': error(
    'Two statements speak of the same vulnerability, component and product.',
    'Keep one of the files and add a revision to it.',
  ),
  'statement-own': error(
    'The statement is about an advisory of our own that is not public yet, or that says itself which of these packages are affected.',
    'Remove the statement, or date it after the advisory.',
  ),
  'channel-unverified': warning(
    'Nobody has proved within a year that a report arrives by this channel.',
    'Send a test report and set "verified_at".',
  ),
  'channel-none': error(
    'There is no active channel by which a vulnerability can be reported in private.',
    'Add one under channels/.',
  ),
  'channel-address': error('The address does not fit the kind of channel.', 'Correct it.'),
  'channel-unencrypted': warning('No active channel takes an encrypted report.', 'Name a key in "key" of a channel.'),
  'key-unreadable': error(
    'The file is not one OpenPGP public key in ASCII armor.',
    'Export it with gpg --armor --export.',
  ),
  'key-private': error(
    'A private key is in a folder that is published.',
    'Remove it now, and revoke the key: it must be taken as known to others.',
  ),
  'key-several': error('The file holds more than one key.', 'Put each key into a file of its own.'),
  'key-expired': error('The key has expired.', 'Extend its validity and export it again.'),
  'key-expiring': warning('The key expires within 60 days.', 'Extend its validity and export it again.'),
  'key-revoked': error('The key is revoked.', 'Replace it.'),
  'key-encrypt': error('The key cannot encrypt: no valid encryption subkey.', 'Add or extend an encryption subkey.'),
  'key-address': error(
    'The key has no user id with the address of the channel that names it.',
    'Add the user id or correct the channel.',
  ),
  'key-interop': warning(
    'GnuPG 2.2, as many people have it, cannot use this kind of key.',
    'Use a version 4 key of RSA or legacy Ed25519.',
  ),
  'policy-promise': warning('The policy names another response time than site.yaml.', 'Make them agree.'),
  'policy-slot': warning('The policy names another hour of publication than site.yaml.', 'Make them agree.'),
  'policy-target': warning('The policy names another target than site.yaml.', 'Make them agree.'),
  'policy-fact-unknown': error(
    'A policy page takes a fact from site.yaml that is not offered.',
    'Use one of acknowledge_hours, critical_days, high_days, medium_days, low_days, slot, publisher, site, or of the figures process, severity_levels, supported_versions.',
  ),
  'policy-fact-unstated': warning(
    'A policy page takes a fact from site.yaml that site.yaml does not state.',
    'State it in site.yaml, or take the sentence out of the policy.',
  ),
  'policy-figure-place': error(
    'A policy page names a figure within a paragraph, where it cannot be drawn.',
    'Put it at the start of a line of its own, with blank lines before and after it.',
  ),
  'policy-cvd': warning('The policy does not say that it follows coordinated disclosure.', 'Say so in SECURITY.md.'),
  'case-tracked': error(
    'Git tracks a private case: whoever has the repository can read it.',
    'Untrack it (git rm --cached), put cases/* into .gitignore, and remove it from the history; if it was pushed, take it for published.',
  ),
  'case-history': error(
    'The history of the case is not in order, or does not end with its step.',
    'Sort the history and let "step" be its last one; "candor case <ID> <step>" writes both.',
  ),
  'id-reserved': warning(
    'The id was set aside for something else.',
    'If both are the same, say so in the case; if not, give one of them another id.',
  ),
  'template-kind': error(
    'There is no letter of this name, so the text would never be used.',
    'Name the file after a kind that "candor mail" lists.',
  ),
  'template-placeholder': error(
    'The text refers to something that there is not.',
    'Use one of the placeholders that "candor mail --help" lists.',
  ),
  'public-collision': warning(
    'A file in public/ takes the place of a generated document.',
    'Keep it only if that is meant, and name it under public.replaces in site.yaml; else delete it.',
  ),
  'public-page': error(
    'A file in public/ takes the place of a page.',
    'Delete it or rename it. If it is meant to replace the page, name it under public.replaces in site.yaml.',
  ),
  'public-ledger': error(
    'A file in public/ takes the place of ledger.json, which records what was published.',
    'Delete it or rename it; Candor writes the ledger itself.',
  ),
  'public-path': error(
    'A file in public/ differs from another path of the site only as some hosts do not tell paths apart.',
    'Rename it: hosts that ignore case or the normal form of Unicode serve one in place of the other.',
  ),
  'public-replaces': warning(
    'public.replaces names a file that is not in public/, or that replaces nothing.',
    'Remove the entry, so that a later file of that name is not allowed unseen.',
  ),
  'public-repository': error(
    'public/ holds a repository or a part of one, whose history would be published.',
    'Remove it from public/, and from archives there. Link to the public repository instead.',
  ),
  'public-secret-file': error(
    'public/ holds a file of a kind that holds passwords, keys or commands.',
    'Remove it. If it was published before, change every password and key in it.',
  ),
  'public-leftover': error(
    'public/ holds a file that an editor, a merge or a crash has left behind.',
    'Delete it. If it is meant to be published, rename it.',
  ),
  'public-system-file': warning(
    'public/ holds a file in which an operating system records the names of other files.',
    'Delete it, and keep the system from writing it there.',
  ),
  'public-active': warning(
    'public/ holds a file that acts on the host, on the browser of a reader, or loads from another host.',
    'Keep it only if you trust what it does: it has the rights of the site.',
  ),
  'public-opaque': warning(
    'A file in public/ cannot be searched completely for secrets and for what is embargoed.',
    'Publish its content in a form that can be searched (docs/publishing.md lists them), or check it by hand.',
  ),
  'security-txt-expired': error(
    'The security.txt in public/ has expired, or does not say when it does.',
    'Run "candor sign": it writes a new "Expires" and signs it.',
  ),
  'security-txt-fields': warning(
    'The security.txt in public/ says something else than the content.',
    'Take the fields of a file that was generated and sign that one, or correct the content.',
  ),
  'security-txt-signature': error(
    'The signature of the security.txt in public/ is not valid, or is by a key that is not under keys/.',
    'Run "candor sign" with a key that is under keys/; it signs the file again.',
  ),
  'security-txt-unsigned': warning(
    'The security.txt in public/ takes the place of the generated one and is not signed.',
    'Run "candor sign", or remove the file.',
  ),
  'signature-stale': warning(
    'A signature in public/ does not fit the CSAF document that it belongs to, or is by a key that is not under keys/.',
    'Run "candor sign", which signs what has changed.',
  ),
  'signature-strayed': error(
    'A signature in public/ belongs to no public CSAF document; its name could tell of an embargoed one.',
    'Delete it, or run "candor sign", which does so.',
  ),
  'theme-rule': error(
    'theme.css holds something else than :root { … }: a style sheet of an author could load from other hosts.',
    "Keep only :root { … } with custom properties; everything else of the look is Candor's.",
  ),
  'theme-property': error(
    'theme.css sets a property that is none of those that a theme may set.',
    'Set only properties of the list in docs/content.md, such as --link.',
  ),
  'theme-value': error(
    'A value in theme.css is not allowed: it could load something, or end the property.',
    'Write a colour such as light-dark(#005f73, #94d2bd), a length or a list of font families.',
  ),
  'logo-form': error(
    'The logo cannot be shown.',
    'Save it as logo.svg or logo.png, one of the two, with at most 64 KiB.',
  ),
  'logo-active': error(
    'The logo is an SVG that holds more than shapes; whoever opens it could run a script or load from another host.',
    'Export it as a plain SVG without scripts, links, styles of other files and embedded images, or save it as logo.png.',
  ),
  // Redirects
  'redirect-form': error(
    'A redirect does not say a path of the site, or where it leads.',
    'Write the path from the top of the site, /old/page/, and a path or an https:// address.',
  ),
  'redirect-repeated': error('The same path is moved twice.', 'Keep one of them.'),
  'redirect-taken': error(
    'The site has something at the path that is said to have moved.',
    'Remove the redirect, or what is there.',
  ),
  'redirect-target': error(
    'A redirect leads to nothing.',
    'Correct "to": it must be in the site, or be an address elsewhere.',
  ),
  'redirect-chain': error('A redirect leads to another redirect.', 'Write where the other one leads to.'),
  'redirect-host': warning(
    'The redirect cannot work on every host: only a page can say itself where it moved.',
    'Say in site.yaml under "hosting: kind:" which host takes rules (netlify, cloudflare, nginx), or move the page only.',
  ),

  // What was last published (build --against)
  'ledger-record-missing': error(
    'Something that was published is no longer there. Subscribers cannot tell a removal from an error.',
    'Put the file back. An advisory that should not stand is withdrawn: "candor withdraw".',
  ),
  'ledger-published-changed': error(
    'The date of publication is another than the one that was published.',
    'Put the old date back; what changed later is a revision.',
  ),
  'ledger-modified-back': error(
    'The last change is older than the one that was published, so subscribers would not take it.',
    'Put the removed revision back, or add one with the time of this change.',
  ),
  'ledger-modified-still': error(
    'What subscribers get has changed, but "modified" has not, so most would never look.',
    'Add a revision that says what changed: "candor revise". Only wording may change with one of kind editorial.',
  ),
  'ledger-text-turned': warning(
    'An editorial revision changes what a section means, or what it was cannot be compared.',
    'Read the words in the report of the deploy (--report). If readers should know, use another kind of revision.',
  ),
  'ledger-modified-old': warning(
    'The advisory changed before something that was already published. OSV takes only what is newer than what it has.',
    'Give it the time of its publication, or add a revision.',
  ),
  'ledger-withdrawn-undone': error(
    'A withdrawn advisory is no longer withdrawn.',
    'Put "withdrawn" back; publish what holds after all under a new id.',
  ),
  'ledger-path-gone': error(
    'An address that was published is gone.',
    'Add a redirect to redirects.yaml, or put back what was there.',
  ),
  'ledger-entry-gone': error(
    'An entry of the feeds is gone or has another id, so that readers lose it or see it twice.',
    'Put back what gave it its id: its file name and its year; if its page moved, add a redirect.',
  ),
  'ledger-feed-empty': error(
    'A feed that had entries is empty.',
    'Put the entries back; a reader cannot tell an empty feed from a broken one.',
  ),
  'ledger-format-gone': error(
    'A format that was published is switched off; whoever fetches it finds nothing.',
    'Switch it on in site.yaml; if it shall go, tell its users first and say so in ledger-exceptions.yaml.',
  ),
  'ledger-key-replaced': error(
    'A key has the name of another one that was published. A reporter cannot tell a new key from a forged one.',
    'Give the new key a name of its own and keep the old one; if it was replaced on purpose, say so in ledger-exceptions.yaml.',
  ),
  'ledger-key-gone': error(
    'A key that was published is gone. Old signatures cannot be checked without it.',
    'Put it back; a key that must not be used is revoked, not removed.',
  ),
  'ledger-site-changed': error(
    'The site is served at another address: every link, feed and id of an entry changes with it.',
    'Put the address back; if the site moved, redirect the whole old host and say so in ledger-exceptions.yaml.',
  ),
  'ledger-prefix-changed': error(
    'Ids are made in another way than those that were published.',
    'Put "id" of site.yaml back; published ids stay for ever.',
  ),
  'ledger-exception-form': error(
    'The exception does not name exactly what its code is about.',
    'Give the key that the message of the problem names: record, path, key or format.',
  ),
  'ledger-exception-unneeded': warning(
    'The exception is no longer needed, or its time is over: nothing that it names is found.',
    'Remove it from ledger-exceptions.yaml.',
  ),

  'language-interface': warning(
    'The interface has no words in the language of the site: pages are in English, with texts marked as what they are.',
    'Add the language to src/language/ (docs/languages.md says how), or leave it: the content keeps its language.',
  ),
  'site-base': warning(
    'security.txt must be at the root of the host, but the site has a base path.',
    "Serve it there too, with the host's own means.",
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;
