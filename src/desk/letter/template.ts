// PRIVATE. Candor's letters, one text for each kind: Markdown with placeholders. A paragraph with
// only a placeholder takes a text of several lines, and is dropped if that is empty. SPEC 11, steps
// 1, 4 and 7, and the pre-notification.
//
// A letter states facts of the case or the site, and asks questions. It adds no promise and no
// claim: the team can promise something in a note, or in its own template.

import type { LetterName, LetterTemplate } from '../../model/case/letter.ts';

/** The defaults, which the team's own templates replace. */
export const LETTER_TEMPLATES: Readonly<Record<LetterName, LetterTemplate & { readonly subject: string }>> = {
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
