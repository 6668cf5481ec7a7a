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

Thank you for your report. It reached us on {{received}} through {{channel}}. Please keep {{case}} in the subject of your mails.

{{apology}}

{{note}}

{{aims}}

For now, please keep the report between us, and tell us if you have told others or plan to publish.

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

If you cannot tell one of these, tell us the rest: every part helps.

{{encryption}}

{{signature}}
`,
  },
  'timeline-update': {
    subject: 'Where we are with your report [{{case}}]',
    body: `{{greeting}}

This is where we are with your report of {{received}}.

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

Thank you for your report of {{received}}, and for the work that you put into it. We do not consider what you describe a
vulnerability in {{project}}:

{{note}}

If you see how an attacker gains something by it that they do not have already, please answer this mail.

{{rules}}

{{signature}}
`,
  },
  'credit-request': {
    subject: 'May we name you in the advisory? [{{case}}]',
    body: `{{greeting}}

{{plan}}

We would like to thank you in the advisory for your report of {{received}}. Please tell us

* the name that we may print, as you want it written,
* an address that it may link to, if you want one,
* or that you would rather not be named.

{{note}}

{{credit}}

An advisory is public, and many databases copy it: a name cannot be taken back everywhere. Without an answer we name nobody.

{{signature}}
`,
  },
  prenotification: {
    subject: '{{project}}: security release planned for {{slot}}',
    body: `Hello,

We plan a security release of {{project}}. We tell you in advance so that you can prepare an update for your users.

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
* Until {{slot}}, publish nothing that tells of it: no package, no change log, no commit, no ticket.
* Tell nobody else without asking us.
* Tell us at once, at {{contact}}, if something has leaked, or if you cannot keep to that time.

The patch is not in this mail.

{{note}}

{{signature}}
`,
  },
  delay: {
    subject: '{{project}}: the security release moves to {{slot}} [{{case}}]',
    body: `Hello,

The security release of {{project}} that we told you of is moved. The new time is {{slot}}.

{{note}}

The embargo goes on until then: please publish nothing, and tell nobody else. If you cannot keep to the new time, or hear that
something has leaked, tell us at once at {{contact}}.

We are sorry for what this does to your plans.

{{signature}}
`,
  },
  'embargo-break': {
    subject: '{{project}}: the embargo is void [{{case}}]',
    body: `Hello,

What was under embargo in {{project}} has become known. The agreed time of disclosure is void.

{{note}}

### What you can do

Publish your own update as soon as it is ready; you need not wait for us. This mail itself stays under its label: until users can
protect themselves, please tell no more of how it is exploited than is known already.

### Mitigation

{{mitigation}}

Tell us of everything that you see of it, at {{contact}}.

{{signature}}
`,
  },
};
