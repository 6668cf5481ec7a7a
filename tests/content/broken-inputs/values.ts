// Broken values: a wrong type, an empty value, too many values, an unknown choice, a wrong format.

import {
  ADVISORY,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  POLICY,
  PROJECT,
  RELEASE,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  WITHDRAWN,
} from './base.ts';
import { type BrokenInput, edit, saying } from './broken-input.ts';

const TYPES: readonly BrokenInput[] = [
  saying(
    edit('a list for a text', SITE, 'name: Orbital Security', 'name: ▸[Orbital]', 'value-type'),
    /Found a list; expected a text/,
  ),
  saying(
    edit('keys for a text', SITE, 'name: Orbital Security', 'name: ▸{en: Orbital}', 'value-type'),
    /Found keys and values; expected a text/,
  ),
  saying(
    edit('true for a text', PROJECT, 'name: Orbital\n', 'name: ▸true\n', 'value-type'),
    /Quote it: "true"/,
  ),
  saying(
    edit(
      'a text for keys',
      SITE,
      'promise:\n  acknowledge_hours: 48',
      'promise: ▸48',
      'value-type',
    ),
    /Found "48"; expected a group of the keys acknowledge_hours/,
  ),
  edit(
    'a list for keys',
    SITE,
    'id:\n  prefix: ORB\n  registered: false',
    'id: ▸[ORB]',
    'value-type',
  ),
  saying(
    edit('a text for a list', ADVISORY, 'cwe: [CWE-122]', 'cwe: ▸CWE-122', 'value-type'),
    /Put it in brackets/,
  ),
  edit(
    'a text for a list with a least length',
    RETROSPECTIVE,
    'advisories: [ORB-2026-0003]',
    'advisories: ▸ORB-2026-0003',
    'value-type',
  ),
  edit(
    'keys for a list',
    ADVISORY,
    'references:\n  - type: FIX\n    url',
    'references:\n  ▸type: FIX\n  url',
    'value-type',
  ),
  saying(
    edit('yes for true', CHANNEL, 'private: true', 'private: ▸yes', 'value-type'),
    /Found "yes"; expected true or false/,
  ),
  edit('a number for true', SITE, 'registered: false', 'registered: ▸0', 'value-type'),
  edit('"true" in quotes', RETROSPECTIVE, 'consent: true', 'consent: ▸"true"', 'value-type'),
  saying(
    edit('a list for a number', SITE, 'critical: 7', 'critical: ▸[7]', 'value-type'),
    /Found a list; expected a whole number/,
  ),
  saying(
    edit('a word for a number', SITE, 'critical: 7', 'critical: ▸seven', 'value-type'),
    /Found "seven"; expected a whole number/,
  ),
  edit('half a day', SITE, 'critical: 7', 'critical: ▸7.5', 'value-type'),
  edit('a negative number', SITE, 'critical: 7', 'critical: ▸-7', 'value-type'),
  edit('a number in hexadecimal', SITE, 'critical: 7', 'critical: ▸0x7', 'value-type'),
  edit(
    'a text in a list of keys',
    ADVISORY,
    '  - type: FIX\n    url: https://git.example/orbital/commit/1',
    '  - ▸https://git.example/',
    'value-type',
  ),
  edit(
    'a list in a list of texts',
    RELEASE,
    'to: [announce@orbital.example]',
    'to: [▸[announce@orbital.example]]',
    'value-type',
  ),
  edit(
    'two wrong values',
    SITE,
    'critical: 7\n  high: 30',
    'critical: ▸soon\n  high: ▸later',
    'value-type',
    'value-type',
  ),
];

const EMPTY: readonly BrokenInput[] = [
  edit('nothing for a text', SITE, 'name: Orbital Security', '▸name:', 'value-empty'),
  edit('~ for a text', SITE, 'name: Orbital Security', 'name: ▸~', 'value-empty'),
  edit('null for a text', SITE, 'name: Orbital Security', 'name: ▸null', 'value-empty'),
  edit('an empty text', SITE, 'name: Orbital Security', 'name: ▸""', 'value-empty'),
  edit('white space for a text', SITE, 'name: Orbital Security', 'name: ▸"   "', 'value-empty'),
  edit('nothing for keys', SITE, 'hosting:\n  kind: any\n', '▸hosting:\n', 'value-empty'),
  edit('nothing for a list', ADVISORY, 'cwe: [CWE-122]', '▸cwe:', 'value-empty'),
  edit('nothing for a choice', PROJECT, 'status: supported', '▸status:', 'value-empty'),
  edit('nothing for a number', SITE, 'hour: 16', '▸hour:', 'value-empty'),
  edit('nothing for a boolean', CHANNEL, 'private: true', '▸private:', 'value-empty'),
  edit('nothing for a package', ADVISORY, 'package: pkg:pypi/orbital', '▸package:', 'value-empty'),
  edit(
    'nothing in a list',
    RELEASE,
    'versions: [2.1.3, 3.0.2]',
    'versions: [2.1.3, 3.0.2, ▸~]',
    'value-empty',
  ),
  edit(
    'an empty text in a list',
    RELEASE,
    'versions: [2.1.3, 3.0.2]',
    'versions: [2.1.3, 3.0.2, ▸""]',
    'value-empty',
  ),
  edit(
    'an empty list where one item is wanted',
    RETROSPECTIVE,
    'advisories: [ORB-2026-0003]',
    'advisories: ▸[]',
    'value-empty',
  ),
  edit('no language', CHANNEL, 'languages: [en, pt-BR]', 'languages: ▸[]', 'value-empty'),
  edit(
    'an empty version',
    ADVISORY,
    '        fixed: 2.1.3\n',
    '        fixed: ▸""\n',
    'value-empty',
  ),
  edit('an empty purl', ADVISORY, 'package: pkg:pypi/orbital', 'package: ▸""', 'value-empty'),
  edit(
    'an empty address',
    PROJECT,
    'homepage: https://orbital.example/',
    'homepage: ▸""',
    'url-invalid',
  ),
];

const long = (length: number): string => 'x'.repeat(length);

const LONG: readonly BrokenInput[] = [
  saying(
    edit(
      'a summary of 121 characters',
      ADVISORY,
      'Heap overflow when opening a crafted archive',
      `▸${long(121)}`,
      'text-long',
    ),
    /has 121 characters; at most 120/,
  ),
  edit(
    'a name of 101 characters',
    SITE,
    'name: Orbital Security',
    `name: ▸${long(101)}`,
    'text-long',
  ),
  edit(
    'a reason of 2001 characters',
    ADVISORY,
    'reason: Archives come from strangers.',
    `reason: ▸${long(2001)}`,
    'text-long',
  ),
  edit(
    'an address of 2001 characters',
    PROJECT,
    'homepage: https://orbital.example/',
    `homepage: ▸https://orbital.example/${long(1977)}`,
    'text-long',
  ),
  edit('a slug of 81 letters', RELEASE, 'project: orbital', `project: ▸${long(81)}`, 'text-long'),
  edit(
    'a version of 201 characters',
    ADVISORY,
    'versions: [2.0.0, 2.1.0]',
    `versions: [2.0.0, ▸${long(201)}]`,
    'text-long',
  ),
  saying(
    edit(
      '21 weaknesses',
      ADVISORY,
      'cwe: [CWE-122]',
      `cwe: ▸[${Array.from({ length: 21 }, (_, i) => `CWE-${i + 100}`).join(', ')}]`,
      'value-range',
    ),
    /Found 21 items; at most 20/,
  ),
  edit(
    '1001 credits',
    DRAFT,
    'credits: [{name: Example Researcher, type: FINDER}]',
    `credits: ▸[${'{name: A},'.repeat(1001)}]`,
    'value-range',
  ),
  edit(
    'a summary in two lines, folded',
    ADVISORY,
    'summary: Heap overflow when opening a crafted archive',
    'summary: ▸|\n  Heap overflow\n  when opening\n',
    'text-line',
  ),
  edit(
    'a summary with a line break',
    ADVISORY,
    'Heap overflow when opening a crafted archive',
    '▸"Heap overflow\\nwhen opening"',
    'text-line',
  ),
  edit(
    'a note of the timeline in two lines',
    ADVISORY,
    'note: By mail.',
    'note: ▸|-\n      By\n      mail.',
    'text-line',
  ),
];

const CHOICES: readonly (readonly [file: string, from: string, to: string, hint: string])[] = [
  [SITE, 'category: vendor', 'category: ▸vender', 'vendor'],
  [SITE, 'days: [monday,', 'days: [▸Monday,', 'monday'],
  [SITE, 'kind: any', 'kind: ▸github', 'github-pages'],
  [PROJECT, 'status: supported', 'status: ▸suported', 'supported'],
  [PROJECT, 'status: end-of-life', 'status: ▸end of life', 'end-of-life'],
  [CHANNEL, 'kind: email', 'kind: ▸mail', 'email'],
  [CHANNEL, 'status: active', 'status: ▸actve', 'active'],
  [ADVISORY, '  - type: FIX', '  - type: ▸fix', 'FIX'],
  [ADVISORY, 'type: FINDER', 'type: ▸Finder', 'FINDER'],
  [ADVISORY, 'event: reported', 'event: ▸report', 'reported'],
  [ADVISORY, 'tlp: CLEAR', 'tlp: ▸clear', 'CLEAR'],
  [ADVISORY, 'kind: correction', 'kind: ▸corection', 'correction'],
  [DRAFT, 'tlp: AMBER', 'tlp: ▸AMBR', 'AMBER'],
  [WITHDRAWN, 'status: not-eligible', 'status: ▸not eligible', 'not-eligible'],
  [IMPORTED, 'status: pending', 'status: ▸Pending', 'pending'],
  [IMPORTED, 'format: osv', 'format: ▸OSV', 'osv'],
  [RETROSPECTIVE, 'status: open', 'status: ▸opened', 'open'],
  [CASE, '\nstep: triaged', '\nstep: ▸triage', 'triaged'],
  [CASE, 'covers: vulnerability', 'covers: ▸vulnerabilty', 'vulnerability'],
];

const chosen: readonly BrokenInput[] = CHOICES.flatMap(([file, from, to, hint]) => [
  saying(
    edit(`${file}: "${to.slice(to.indexOf('▸') + 1)}"`, file, from, to, 'value-choice'),
    new RegExp(`Did you mean "${hint}"`),
  ),
  saying(
    edit(
      `${file}: no choice, not even near, in place of ${hint}`,
      file,
      from,
      `${to.slice(0, to.indexOf('▸'))}▸qqqqqqqqqqqqqq${to.endsWith(',') ? ',' : ''}`,
      'value-choice',
    ),
    new RegExp(`Found "qqqqqqqqqqqqqq"; expected .*${hint}`),
  ),
]);

const NUMBERS: readonly BrokenInput[] = [
  ...['0', '366'].map((found) =>
    saying(
      edit(`a target of ${found} days`, SITE, 'critical: 7', `critical: ▸${found}`, 'value-range'),
      new RegExp(`Found ${found}; expected a number from 1 to 365`),
    ),
  ),
  edit('hour 24', SITE, 'hour: 16', 'hour: ▸24', 'value-range'),
  edit('a feed of ten', SITE, 'entries: 50', 'entries: ▸10', 'value-range'),
  edit('security.txt for a day', SITE, 'lifetime_days: 180', 'lifetime_days: ▸1', 'value-range'),
  edit(
    'a promise of no hours',
    SITE,
    'acknowledge_hours: 48',
    'acknowledge_hours: ▸0',
    'value-range',
  ),
  edit('a preference of 100', CHANNEL, 'preference: 1', 'preference: ▸100', 'value-range'),
  edit('the place 0', POLICY, 'order: 20', 'order: ▸0', 'value-range'),
  edit('a number without measure', POLICY, 'order: 20', `order: ▸${'9'.repeat(400)}`, 'value-type'),
];

const ADDRESSES: readonly BrokenInput[] = [
  ...[
    'example.org',
    '/path',
    '//example.org/',
    'http:example.org',
    'https://',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'https://exa mple.org/',
    '"https://example.org/<script>"',
    'https://user:secret@example.org/',
  ].map((value) =>
    edit(
      `the address ${value}`,
      ADVISORY,
      'url: https://git.example/orbital/commit/1',
      `url: ▸${value}`,
      'url-invalid',
    ),
  ),
  edit(
    'mailto: for a page',
    PROJECT,
    'homepage: https://orbital.example/',
    'homepage: ▸mailto:a@example.org',
    'url-invalid',
  ),
  edit(
    'a bare mail address',
    CHANNEL,
    'address: mailto:security@orbital.example',
    'address: ▸security@orbital.example',
    'url-invalid',
  ),
  edit(
    'a phone number without tel:',
    CHANNEL,
    'address: mailto:security@orbital.example',
    'address: ▸+1 555 0100',
    'url-invalid',
  ),
  edit(
    'the address of the site with a question mark',
    SITE,
    'url: https://security.orbital.example/',
    'url: ▸https://security.orbital.example/?a',
    'url-invalid',
  ),
  edit(
    'the address of the site with a hash',
    SITE,
    'url: https://security.orbital.example/',
    'url: ▸https://security.orbital.example/#a',
    'url-invalid',
  ),
  ...['[a](b)/', "it's/", 'a&colon;b/', 'a%0Ab/', 'a//b/', '../b/', './'].map((path) =>
    saying(
      edit(
        `the address of the site with the path ${path}`,
        SITE,
        'url: https://security.orbital.example/',
        `url: ▸"https://security.orbital.example/${path}"`,
        'url-invalid',
      ),
      /The path of the site is part of every address/,
    ),
  ),
  edit(
    'a mail address with mailto:',
    SITE,
    'contact: ada@orbital.example',
    'contact: ▸mailto:ada@orbital.example',
    'value-form',
  ),
  edit(
    'a mail address without a host',
    SITE,
    'contact: ada@orbital.example',
    'contact: ▸ada',
    'value-form',
  ),
  edit(
    'a contact that is no address',
    ADVISORY,
    'contact: [https://researcher.example/,',
    'contact: [▸researcher.example,',
    'url-invalid',
  ),
];

const FORMS: readonly BrokenInput[] = [
  saying(
    edit('a country that is no code', SITE, 'holidays: [DE,', 'holidays: [▸Germany,', 'value-form'),
    /Found "Germany".*DE, US-CA/,
  ),
  edit('a language in words', SITE, 'language: en', 'language: ▸english_us', 'value-form'),
  edit('a language of a channel in words', CHANNEL, 'pt-BR', '▸pt_BR', 'value-form'),
  edit('a time zone that there is not', SITE, 'Europe/Berlin', '▸Europe/Orbital', 'value-form'),
  edit('a prefix with a digit first', SITE, 'prefix: ORB', 'prefix: ▸1ORB', 'value-form'),
  edit('a prefix with a hyphen last', SITE, 'prefix: ORB', 'prefix: ▸ORB-', 'value-form'),
  edit('a project in capitals', RELEASE, 'project: orbital', 'project: ▸Orbital', 'value-form'),
  edit(
    'a project with a slash',
    ADVISORY,
    'project: orbital',
    'project: ▸../orbital',
    'value-form',
  ),
  edit('a CWE without its letters', ADVISORY, 'cwe: [CWE-122]', 'cwe: [▸122]', 'value-form'),
  edit('a CWE in lower case', ADVISORY, 'cwe: [CWE-122]', 'cwe: [▸cwe-122]', 'value-form'),
  saying(
    edit(
      'a text of 100 kB where a short form is wanted',
      ADVISORY,
      'cwe: [CWE-122]',
      `cwe: [▸${long(100_000)}]`,
      'value-form',
    ),
    /"x{60}…"/,
  ),
  saying(
    edit('an alias of 100 kB', ADVISORY, 'CVE-1900-12345,', `▸${long(100_000)},`, 'alias-form'),
    /"x{60}…"/,
  ),
  edit(
    'a policy title of two lines',
    SECURITY,
    'title: Security policy',
    'title: ▸"Security\\npolicy"',
    'text-line',
  ),
];

const FORMATS: readonly BrokenInput[] = [
  saying(
    edit(
      'content of a newer Candor',
      SITE,
      'content_format: 1',
      'content_format: ▸2',
      'format-newer',
    ),
    /format 2; this Candor reads format 1.*Update Candor/,
  ),
  saying(
    edit(
      'content of an older Candor',
      SITE,
      'content_format: 1',
      'content_format: ▸0',
      'format-older',
    ),
    /format 0; the current format is 1.*candor migrate/,
  ),
  saying(
    edit('content without a format', SITE, 'content_format: 1\n', '▸', 'format-older'),
    /no "content_format"/,
  ),
  edit(
    'a format that is not a number',
    SITE,
    'content_format: 1',
    'content_format: ▸one',
    'value-type',
  ),
];

export const VALUES: readonly BrokenInput[] = [
  ...FORMATS,
  ...TYPES,
  ...EMPTY,
  ...LONG,
  ...chosen,
  ...NUMBERS,
  ...ADDRESSES,
  ...FORMS,
];
