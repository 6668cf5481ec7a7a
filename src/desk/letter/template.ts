// PRIVATE. Candor's letters, one text for each kind: Markdown with placeholders. A paragraph with
// only a placeholder takes a text of several lines, and is dropped if that is empty. SPEC 11, steps
// 1, 4 and 7, and the pre-notification.
//
// A letter states facts of the case or the site, and asks questions. It adds no promise and no
// claim: the team can promise something in a note, or in its own template.

import type { LetterName, LetterTemplate } from '../../model/case/letter.ts';

/** The defaults, which the team's own templates replace. */
export const LETTER_TEMPLATES: Readonly<
  Record<LetterName, LetterTemplate & { readonly subject: string }>
> = {
  acknowledgement: {
    subject: 'We have received your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report. We received it on {{received}} through {{channel}}. Please keep {{case}} in the subject of your mails.

{{apology}}

{{note}}

{{aims}}

For now, please keep the report confidential, and tell us if you have shared it or plan to publish it.

{{pledge}}

{{rules}}

{{encryption}}

{{signature}}
`,
  },
  'information-request': {
    subject: 'A question about your report [{{case}}]',
    body: `{{greeting}}

We need your help with your report of {{received}}:

{{questions}}

If you cannot answer all of these questions, please answer the others: every answer helps.

{{encryption}}

{{signature}}
`,
  },
  'timeline-update': {
    subject: 'The state of your report [{{case}}]',
    body: `{{greeting}}

This is the state of our work on your report of {{received}}.

{{state}}

{{plan}}

{{note}}

{{embargo}}

{{encryption}}

{{signature}}
`,
  },
  'not-a-vulnerability': {
    subject: 'The result for your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}, and for the work that you put into it. We do not consider the behavior that you
describe a vulnerability in {{project}}:

{{note}}

If an attacker can gain something from it that they do not already have, please reply to this mail and explain how.

{{rules}}

{{signature}}
`,
  },
  duplicate: {
    subject: 'The result for your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}, and for the work that you put into it. We already know of the issue that you describe, so
we have closed your report as a duplicate.

{{original}}

{{note}}

If you think that your report describes a different issue, please reply to this mail and explain the difference.

{{rules}}

{{signature}}
`,
  },
  'out-of-scope': {
    subject: 'The result for your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}, and for the work that you put into it. We do not handle what you describe as a security
issue, and have closed your report:

{{note}}

If we misunderstood your report, please reply to this mail and explain what an attacker can gain.

{{rules}}

{{signature}}
`,
  },
  'not-ours': {
    subject: 'The result for your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}, and for the work that you put into it. The issue that you describe is in software that we
do not maintain, so we have closed your report:

{{note}}

Please report it to the people who maintain that software, and keep it confidential until they have answered you. If it also affects
code of ours, please reply to this mail and name the code.

{{rules}}

{{signature}}
`,
  },
  'not-reproducible': {
    subject: 'We could not reproduce your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}, and for the work that you put into it. We could not reproduce the issue that you describe,
so we have closed your report.

{{note}}

If you can still reproduce it, please reply to this mail with

* the exact version, the system, and how it was installed,
* every step, starting from a new installation, with all the files that it needs,
* and the output that you see, and the output that you expect.

{{encryption}}

{{signature}}
`,
  },
  'no-evidence': {
    subject: 'Your report needs evidence [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}. It contains no evidence that we can verify, so we have closed it.

{{note}}

If you have seen the issue yourself in a released version, please reply to this mail with

* the exact version that you tested,
* the file or the commands that show the issue in that version, without changes to its code,
* and the output that you saw.

If a scanner or a language model found it, please verify the result yourself before you reply.

{{rules}}

{{encryption}}

{{signature}}
`,
  },
  'no-answer': {
    subject: 'We have closed your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}. We need more information to work on it, and have no answer from you, so we have closed it.

{{note}}

If you can still help, please reply to this mail.

{{encryption}}

{{signature}}
`,
  },
  bounty: {
    subject: 'Our bounty program [{{case}}]',
    body: `{{greeting}}

Thank you for your report of {{received}}.

Our bounty program is at {{bounty}}. If you want your report to be considered for a reward, please submit it there, and name {{case}}.
The rules of the program decide whether a report is rewarded.

{{note}}

{{signature}}
`,
  },
  'credit-request': {
    subject: 'Can we credit you in the advisory? [{{case}}]',
    body: `{{greeting}}

{{plan}}

We would like to thank you in the advisory for your report of {{received}}. Please tell us

* the name to credit, as you want it written,
* an address to link to, if you want one,
* or that you do not want to be named.

{{note}}

{{credit}}

An advisory is public, and many databases copy it, so a name cannot be removed everywhere. Without an answer, we name nobody.

{{signature}}
`,
  },
  'disclosure-reminder': {
    subject: 'Reminder: we plan to publish on {{deadline}} [{{case}}]',
    body: `{{greeting}}

This is a reminder about your report of {{received}}.

{{plan}}

{{note}}

{{credit}}

If you want to change your credit, please tell us before then.

{{embargo}}

{{encryption}}

{{signature}}
`,
  },
  published: {
    subject: 'The advisory about your report is public [{{case}}]',
    body: `{{greeting}}

The vulnerability that you reported on {{received}} is now public:

{{published}}

Thank you for your report.

{{credited}}

{{note}}

If anything in the advisory is wrong, please reply to this mail.

{{signature}}
`,
  },
  prenotification: {
    subject: '{{project}}: security release planned for {{slot}}',
    body: `Hello,

We are planning a security release of {{project}}. We are telling you in advance so that you can prepare an update for your users.

* Release and advisory: {{slot}}
* Fixed versions: {{versions}}
* Severity: {{severity}}
* Identifiers: {{identifiers}}

### What an attacker can do

{{impact}}

### Affected versions

{{affected}}

### Mitigation

{{mitigation}}

### What we ask of you

* Use this only to prepare your own update.
* Until {{slot}}, publish nothing that reveals it: no package, change log, commit or ticket.
* Do not tell anyone else without asking us.
* Tell us immediately, at {{contact}}, if something has leaked, or if you cannot wait until that time.

The patch is not in this mail.

{{note}}

{{signature}}
`,
  },
  delay: {
    subject: '{{project}}: security release postponed to {{slot}} [{{case}}]',
    body: `Hello,

The security release of {{project}} that we announced to you is postponed. The new time is {{slot}}.

{{note}}

The embargo continues until then: please publish nothing, and do not tell anyone else. If you cannot wait until the new time, or
hear that something has leaked, tell us immediately at {{contact}}.

We are sorry for the disruption of your plans.

{{signature}}
`,
  },
  'embargo-break': {
    subject: '{{project}}: the embargo has been broken [{{case}}]',
    body: `Hello,

The embargoed vulnerability in {{project}} has become known. The agreed disclosure time no longer applies.

{{note}}

### What you can do

Publish your own update as soon as it is ready; you do not need to wait for us. This mail keeps its label: until users can protect
themselves, please do not reveal more about exploiting it than is already known.

### Mitigation

{{mitigation}}

Please tell us about any exploitation that you see, at {{contact}}.

{{signature}}
`,
  },
};
