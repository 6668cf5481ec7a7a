// PRIVATE. The letters as Candor writes them, one text for each kind: Markdown with placeholders. A paragraph that is a placeholder
// alone takes a whole text, and goes away where there is nothing to say. SPEC 11, steps 1, 4 and 7, and the pre-notification.

import type { LetterName, LetterTemplate } from '../../model/letter.ts';

/** What a template of the team's own takes the place of. */
export const LETTER_TEMPLATES: Readonly<Record<LetterName, LetterTemplate & { readonly subject: string }>> = {
  acknowledgement: {
    subject: 'We have received your report [{{case}}]',
    body: `{{greeting}}

Thank you for your report. It reached us on {{received}} through {{channel}}, and the security team has read it. Please keep
{{case}} in the subject of your mails.

{{apology}}

{{note}}

This is what comes next:

* We try to reproduce what you describe, and find out who is affected and how gravely. You hear from us when we know.
* We agree with you on the day of the release and of the advisory. You hear from us whenever that day changes.
* If you wish, we thank you by name in the advisory.

{{aims}}

Until then, please keep the report between us, and tell us if you have told others or plan to publish.

{{pledge}}

How we go on from there is described at {{policy}}.

{{encryption}}

{{signature}}
`,
  },
  'information-request': {
    subject: 'A question about your report [{{case}}]',
    body: `{{greeting}}

We are working on your report of {{received}} and need your help to go on:

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

If that day does not suit you, or you plan to publish or speak about it, please tell us. We tell you whenever the plan
changes. Until the advisory is out, please keep this between us.

{{encryption}}

{{signature}}
`,
  },
  'not-a-vulnerability': {
    subject: 'The result for your report [{{case}}]',
    body: `{{greeting}}

Thank you again for your report of {{received}}, and for the work that you put into it. We have looked at it with care. We do
not take what you describe for a vulnerability in {{project}}:

{{note}}

We may be wrong. If you see how an attacker gains something by it that they do not have already, please answer this mail, and we
look again.

You are free to talk about it. If it is a fault all the same, we are glad to have it in our public tracker. What we take for a
vulnerability is described at {{policy}}.

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

The advisory is public and is copied by many databases: a name cannot be taken back everywhere. Without an answer we name
nobody.

{{signature}}
`,
  },
  prenotification: {
    subject: '{{project}}: security release planned for {{slot}}',
    body: `Hello,

We plan a security release of {{project}}. We tell you in advance, so that your users have the fix on the same day as
everybody else.

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

The patch is not in this mail. Answer with your OpenPGP key, and we send it encrypted.

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

### What we do

We publish an advisory as soon as we can, with what we know and a mitigation, and release as soon as the fix is tested.

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
