// A small valid content folder that uses every key of the contract. The broken inputs are variants
// of it.

import { at } from '../../../src/model/testing/advisory.fixture.ts';

/** The time of the reading: after every date in the folder. */
export const NOW = at('2026-06-01T12:00:00Z');

export const SITE = 'site.yaml';
export const SECURITY = 'SECURITY.md';
export const POLICY = 'policies/severity-levels.md';
export const PROJECT = 'projects/orbital.yaml';
export const CHANNEL = 'channels/mail.yaml';
export const KEY = 'keys/security.asc';
export const ADVISORY = 'advisories/2026/ORB-2026-0003.md';
export const WITHDRAWN = 'advisories/2026/ORB-2026-0002.md';
export const IMPORTED = 'advisories/2026/ORB-2026-0001.md';
export const DRAFT = 'advisories/2026/ORB-2026-0004.md';
/** The front matter of the draft. */
export const TRANSLATION = 'advisories/2026/ORB-2026-0004.de.md';
export const RELEASE = 'releases/orbital-2.1.3.md';
export const RETROSPECTIVE = 'retrospectives/archive-overflow.mdx';
export const STATEMENT = 'statements/inflate.yaml';
export const AFFECTED = 'statements/yaml-reader.yaml';
export const CASE = 'cases/CASE-2026-0007.yaml';
export const RESERVATION = 'cases/reserved/ORB-2026-0777.yaml';
export const README = 'README.md';

const BODY = `
## Impact

An attacker who can make a program open a crafted archive may run code with its rights.

## Am I affected?

Only programs that call \`orbital.archive.open\` are.

## Upgrade

Upgrade to a fixed version.

## Mitigation

None known.

## Details

The length in the header was trusted.
`;

/** The files by their paths. */
export const BASE: Readonly<Record<string, string>> = {
  [README]: 'How this folder is kept.\n',
  [SITE]: `content_format: 1
name: Orbital Security
url: https://security.orbital.example/
description: Security advisories of the Orbital project.
language: en
time_zone: Europe/Berlin
id:
  prefix: ORB
  registered: false
publisher:
  name: The Orbital Project
  namespace: https://orbital.example/
  category: vendor
team:
  - name: Ada Example
    role: Lead
    contact: ada@orbital.example
    key: security
promise:
  acknowledge_hours: 48
targets:
  critical: 7
  high: 30
  medium: 60
  low: 90
slot:
  hour: 16
  days: [monday, tuesday, wednesday, thursday]
calendar:
  holidays: [DE, US-CA]
  blackouts:
    - from: 2026-12-21
      to: 2027-01-04
      reason: The turn of the year.
security_txt:
  lifetime_days: 180
  canonical: [https://orbital.example/.well-known/security.txt]
  hiring: https://orbital.example/jobs
announcements:
  to: [announce@orbital.example]
  banner_days: 7
prenotification:
  to: [distributors@orbital.example]
feeds:
  entries: 50
  websub: https://hub.orbital.example/
notifications:
  - {name: team-chat, kind: matrix, room: '!abc:matrix.orbital.example'}
formats: {osv: true, csaf: true, cve: true, vex: true, feeds: true, security_txt: true, keys: true, wkd: true, calendar: true, versions: true, check: true, metrics: true, csaf_2_1: true, search: true, cards: true}
mdx: true
images: [img.orbital.example]
csaf: {list_on_aggregators: true, mirror_on_aggregators: true}
hosting:
  kind: any
licence: CC BY 4.0
thanks: {omit: [Example Person]}
public: {replaces: []}
`,
  [SECURITY]: `---
title: Security policy
order: 1
reviewed_at: 2026-05-01
---

We follow coordinated vulnerability disclosure and answer every report within 48 hours.
`,
  [POLICY]: `---
title: Severity levels
order: 20
reviewed_at: 2026-05-01
---

How we rate what we find.
`,
  [PROJECT]: `name: Orbital
description: A library for archives.
repository: https://git.example/orbital
homepage: https://orbital.example/
packages:
  - pkg:pypi/orbital
  - {ecosystem: Debian, name: orbital}
  - pkg:docker/example/orbital
  - {purl: pkg:npm/orbital}
  - {repo: https://git.example/orbital}
  - {product: Appliance, vendor: Example Inc., cpe: 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*'}
version_order: semver
branches:
  - name: 3.x
    range: ">=3.0.0"
    status: supported
    since: 2026-01-10
  - name: 2.x
    range: ">=2.0.0 <3.0.0"
    status: security-only
    until: 2027-12-31
  - name: 1.x
    range: ">=1.0.0 <2.0.0"
    status: end-of-life
    until: 2025-12-31
releases:
  - version: 3.0.2
    date: 2026-05-12
    packages: [{purl: pkg:pypi/orbital}, {ecosystem: Debian, name: orbital}, {repo: https://git.example/orbital}, {product: Appliance, vendor: Example Inc., cpe: 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*'}]
version_command: orbital --version
version_prose: The version is in \`orbital.__version__\`.
upgrade:
  - package: pkg:pypi/orbital
    command: pip install --upgrade orbital
  - {package: {purl: pkg:npm/orbital}, command: npm update orbital}
  - {package: {ecosystem: Debian, name: orbital}, command: apt-get install orbital}
  - {package: {repo: https://git.example/orbital}, command: git pull}
  - {package: {product: Appliance, vendor: Example Inc., cpe: 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*'}, command: appliance update}
mailing_lists:
  - https://lists.orbital.example/users
`,
  [CHANNEL]: `name: Security mail
kind: email
address: mailto:security@orbital.example
preference: 1
private: true
key: security
languages: [en, pt-BR]
monitored_by: The team on duty
monitoring: A weekly rotation.
acknowledge_hours: 24
verified_at: 2026-05-01
status: active
note: Encrypt what an attacker could use.
`,
  [KEY]: `-----BEGIN PGP PUBLIC KEY BLOCK-----

xjMEaVW5ABYJKwYBBAHaRw8BAQdA13qt5iOAjVHsxdvhNjqMWc9JcMpZToUb
93RdYS/yeUXNK09yYml0YWwgU2VjdXJpdHkgPHNlY3VyaXR5QG9yYml0YWwu
ZXhhbXBsZT7CwBMEExYKAIUFgmlVuQADCwkHCRDdHzc0WrQCZEUUAAAAAAAc
ACBzYWx0QG5vdGF0aW9ucy5vcGVucGdwanMub3JnwV147G8rSE8b5qIq/8ip
ssa26Hn+hriPXstN/A6wBnkFFQoIDgwEFgACAQIZAQKbAwIeARYhBF544Fdi
uvxMRhOvKN0fNzRatAJkAADsBQD+Ies1uCEaWBriuvx4SCeTuDbj1QDs8qe4
02gNfNic938A/1h2GVBNcS4lZvhxBofNu65BTN1FhWuW/u3Yt/hcna4OzjgE
aVW5ABIKKwYBBAGXVQEFAQEHQBmi0s4RCKoMO2GuD06PAo2Vl2E6hqjrRe2Y
8I0YTx9jAwEIB8K+BBgWCgBwBYJpVbkACRDdHzc0WrQCZEUUAAAAAAAcACBz
YWx0QG5vdGF0aW9ucy5vcGVucGdwanMub3Jn8g0QPUpt1jPP1LZOJruvO7/7
xGg0bArUURa+JpjziAMCmwwWIQReeOBXYrr8TEYTryjdHzc0WrQCZAAA70cA
/2z8gHlyVnJBOlHjDhmJoxA42O2tqwh60nOUdsnIA/4UAQCxbpsEhmWS/yDK
sQgbLaqxCIZYt6ZDe0s7rtkhZLcFAA==
=vH6E
-----END PGP PUBLIC KEY BLOCK-----
`,
  [ADVISORY]: `---
summary: Heap overflow when opening a crafted archive
project: orbital
aliases: [CVE-1900-12345, GHSA-2345-cfgh-jmpq]
related: [CVE-1900-12346]
upstream: [CVE-1900-12347]
severity:
  - CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N
  - CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H
rating:
  level: high
  reason: Archives come from strangers.
cwe: [CWE-122]
affected:
  - package: pkg:pypi/orbital
    ranges:
      - introduced: 1.0.0
        last_affected: 1.9.9
      - introduced: 2.0.0
        fixed: 2.1.3
      - introduced: 3.0.0
        fixed: 3.0.2
    versions: [2.0.0, 2.1.0]
    functions: [orbital.archive.open]
    platforms: [linux]
  - package: pkg:docker/example/orbital
    version_order: semver
    ranges:
      - {introduced: 3.0.0, fixed: 3.0.2}
  - package:
      ecosystem: Debian
      name: orbital
    ranges:
      - introduced: 2.0.0-1
        fixed: 2.1.3-1
      - introduced: 3.0.0-1
        fixed: 3.0.2-1
  - package:
      product: Appliance
      vendor: Example Inc.
      cpe: cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*
    version_order: semver
    ranges:
      - {introduced: 3.0.0, fixed: 3.0.2}
  - package:
      repo: https://git.example/orbital
    ranges:
      - introduced: 0123456789abcdef0123456789abcdef01234567
        fixed: 89abcdef0123456789abcdef0123456789abcdef
assessed: [3.x, 2.x]
exploited:
  aware_at: 2026-05-01T08:00:00Z
references:
  - type: FIX
    url: https://git.example/orbital/commit/1
credits:
  - name: Example Researcher
    type: FINDER
    contact: [https://researcher.example/, mailto:found@researcher.example]
timeline:
  - at: 2026-04-20T09:12:00Z
    event: reported
    note: By mail.
  - at: 2026-04-20T17:40:00Z
    event: acknowledged
tlp: CLEAR
published: 2026-05-12T16:00:00Z
revisions:
  - at: 2026-05-20T10:00:00Z
    kind: correction
    note: The 2.0 branch is affected from 2.0.0 on.
---
${BODY}`,
  [WITHDRAWN]: `---
summary: Crash when opening an empty archive
project: orbital
cve:
  status: not-eligible
  reason: It is no vulnerability.
rating:
  level: none
  reason: It is no vulnerability.
affected:
  - package:
      purl: pkg:pypi/orbital
    ranges:
      - introduced: 0123456789abcdef0123456789abcdef01234567
        limit: 89abcdef0123456789abcdef0123456789abcdef
        repo: https://git.example/orbital
credits: [{name: Example Reporter, type: REPORTER, thanks: false}]
references: [{type: WEB, url: https://orbital.example/crash, title: A crash, branch: 3.x}]
cwe: [CWE-476]
capec: [CAPEC-126]
timeline: [{at: 2026-03-02T09:00:00Z, event: reported}]
published: 2026-03-10T16:00:00Z
withdrawn:
  at: 2026-03-12T10:00:00Z
  reason: Nothing but a crash of the program that opens the file.
  replaced_by: ORB-2026-0003
---
${BODY}`,
  [IMPORTED]: `---
summary: Path traversal in archive names
project: orbital
cve:
  status: pending
cwe: [CWE-22]
affected:
  - package: pkg:pypi/orbital
    ranges:
      - {introduced: "0", fixed: 2.0.1}
    severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N]
published: 2026-02-10T16:00:00Z
imported:
  format: osv
  id: PSF-2026-1
  source: https://osv.example/PSF-2026-1.json
  kept:
    database_specific: {score: 7.5, tags: [a, b]}
  written: {text: abcdefghij}
---
${BODY}`,
  [DRAFT]: `---
summary: Denial of service by nested archives
project: orbital
tlp: AMBER
cve: {status: pending}
severity: [CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H]
cwe: [CWE-674]
affected:
  - package: pkg:pypi/orbital
    ranges:
      - {introduced: 3.0.0, fixed: 3.0.3}
references: [{type: FIX, url: https://git.example/orbital/commit/2}]
credits: [{name: Example Researcher, type: FINDER}]
timeline: [{at: 2026-05-20T09:00:00Z, event: reported}]
---
${BODY}`,
  [TRANSLATION]: `---
summary: Dienstverweigerung durch verschachtelte Archive
of: 2026-05-20T16:00:00Z
---
${BODY}`,
  [RELEASE]: `---
project: orbital
versions: [2.1.3, 3.0.2]
published: 2026-05-12T16:00:00Z
advisories: [ORB-2026-0003]
to: [announce@orbital.example]
preannounce:
  from: 2026-05-05T16:00:00Z
  window_hours: 4
  severity_at_most: high
retrospective:
  planned: true
  reason: It is being written.
---

Both branches have the same fix.
`,
  [RETROSPECTIVE]: `---
title: The archive overflow
summary: What we learnt from it.
advisories: [ORB-2026-0003]
published: 2026-05-20T16:00:00Z
authors: [Ada Example]
people:
  - name: Ada Example
    role: Lead
    consent: true
pull_requests: [https://git.example/orbital/pull/1]
root_cause: The length in the header was trusted.
went_well: [The report was clear.]
went_wrong: [The test was missing.]
lucky: [Nobody had noticed.]
factors: [The code was old.]
actions:
  - text: Fuzz the parser
    owner: Ada Example
    status: open
    due: 2026-09-01
    url: https://git.example/orbital/issues/1
---

What happened.
`,
  [STATEMENT]: `vulnerability: CVE-1900-22222
aliases: [GHSA-2345-cfgh-jmpr]
summary: Overflow in inflate
component: pkg:generic/zlib@1.2.11
project: orbital
packages: [{purl: pkg:pypi/orbital}, {ecosystem: Debian, name: orbital}, {repo: https://git.example/orbital}, {product: Appliance, vendor: Example Inc., cpe: 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*'}]
versions: [3.0.2]
status: not_affected
justification: vulnerable_code_not_present
impact_statement: Orbital has its own inflate.
note: We looked at the link map.
published: 2026-04-02T16:00:00Z
revisions:
  - at: 2026-04-03T10:00:00Z
    note: Also of 3.0.2.
`,
  [AFFECTED]: `vulnerability: CVE-1900-33333
component: pkg:pypi/yaml-reader
project: orbital
status: affected
action_statement: Upgrade yaml-reader.
published: 2026-04-02T16:00:00Z
`,
  [CASE]: `title: Heap overflow
advisories: [ORB-2026-0003]
received:
  at: 2026-04-20T09:12:00Z
  channel: mail
reporter:
  name: Example Researcher
  contact: found@researcher.example
  credit: By name.
step: triaged
history:
  - at: 2026-04-20T09:12:00Z
    step: received
    by: Ada Example
  - at: 2026-04-21T09:12:00Z
    step: triaged
    reason: It was fixed in the wrong place.
closed:
  at: 2026-04-23T09:00:00Z
  as: duplicate
  of: ORB-2026-0003
  by: Ada Example
  reason: We know it.
projects: [orbital]
triage:
  replicated: With the file of the report.
  blast_radius: Every program that opens archives.
  fix_owner: Ada Example
  coordination: None.
  unaffected:
    - project: orbital
      reason: It has no reader.
severity:
  level: high
  vectors:
    - CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H
exploited:
  aware_at: 2026-04-21T08:00:00Z
  reported:
    early_warning: 2026-04-21T20:00:00Z
    notification: 2026-04-22T20:00:00Z
    final_report: 2026-05-20T20:00:00Z
  no_report: We are no manufacturer.
tlp: AMBER
fixing_team:
  - name: Ada Example
    project: orbital
    maintainer: true
consulted:
  - name: Bob Example
    tlp: AMBER
    at: 2026-04-21T09:00:00Z
    about: Packages of a distribution
private_forks:
  - url: https://git.example/orbital-private
    project: orbital
    created: 2026-04-21T09:00:00Z
    deleted: 2026-05-13T09:00:00Z
regression_tests:
  - text: The file of the report
    covers: vulnerability
    project: orbital
    done: true
    url: https://git.example/orbital-private/tests
cve_requests:
  - project: orbital
    at: 2026-04-22T09:00:00Z
    cna: Example CNA
    id: CVE-1900-12345
slot: 2026-05-12T16:00:00Z
slot_reason: All of us are at work then.
release_plan:
  - project: orbital
    branch: 2.x
    version: 2.1.3
    owner: Ada Example
retrospective:
  planned: false
  reason: There is nothing new to learn.
reasons:
  no_variants: The only one is one way in.
  no_fork: The fix is tested on one machine.
  no_cve: The CNA has said no.
  no_release: One branch has no user left.
notes: Written to on Monday.
`,
  [RESERVATION]: `at: 2026-04-20T09:12:00Z
by: Ada Example
for: later
project: orbital
note: For the report of Monday.
`,
};
