import { describe, expect, test } from 'vitest';
import { locate, readMarkdown } from '../../model/source/parse.ts';
import { aChannel, aPolicy, aSite } from '../../model/testing/advisory.fixture.ts';
import { everything, POLICY, reports } from '../everything.fixture.ts';
import { promisesIn } from './promise.ts';

const withPolicy = (body: string, site = aSite()) =>
  everything({ site, content: { policies: [aPolicy({ body })] } });

describe('the policy', () => {
  test.each([
    'We follow coordinated disclosure.',
    'See Coordinated Vulnerability\nDisclosure.',
    '# Coordinated disclosure',
  ])('says that disclosure is coordinated: %s', (body) => {
    expect(reports(withPolicy(body))).toEqual([]);
  });

  test('is reported if it does not', () => {
    const silent = [{ code: 'policy-cvd', file: 'SECURITY.md', at: 'start' }];
    expect(reports(withPolicy('# Policy\n\nWrite to us.'))).toEqual(silent);
    const page = aPolicy({ slug: 'severity', body: 'We rate.' });
    expect(
      reports(everything({ content: { policies: [aPolicy({ body: POLICY }), page] } })),
    ).toEqual([]);
  });

  test('states the response time of the site', () => {
    const file =
      '---\norder: 1\n---\n\n# Policy\n\nCoordinated disclosure.\n\nWe acknowledge reports\nwithin 72 hours.\n';
    const [finding, ...rest] = reports(withPolicy(readMarkdown('SECURITY.md', file).body));
    expect([finding?.code, finding?.file, rest]).toEqual(['policy-promise', 'SECURITY.md', []]);
    expect(locate(file, finding?.at ?? 'start', true)).toMatchObject({
      line: 10,
      column: 1,
      length: 'within 72 hours'.length,
    });
    expect(
      reports(withPolicy(POLICY, aSite({ promise: { acknowledge_hours: '24' } }))).map(
        ({ code }) => code,
      ),
    ).toEqual(['policy-promise']);
  });

  test('can state other times if it states the right one', () => {
    const body = `${POLICY}\nWe respond to questions about a fix within 7 days.\n`;
    expect(reports(withPolicy(body))).toEqual([]);
  });

  test.each([
    'We respond within 72 hours.',
    'You get an acknowledgment after at most three working days.',
    'A report is answered within the next 4 days.',
    'An acknowledgement takes 2 weeks.',
  ])('cannot state another time for the first answer beside the right one: %s', (sentence) => {
    expect(reports(withPolicy(`${POLICY}\n${sentence}\n`)).map(({ code }) => code)).toEqual([
      'policy-promise',
    ]);
  });

  test('can state the time that a channel promises', () => {
    const policies = [
      aPolicy({ body: `${POLICY}\nReports by phone are answered within 4 hours.\n` }),
    ];
    const channels = [aChannel({ acknowledge_hours: '4' })];
    expect(
      reports(everything({ content: { policies, channels } })).map(({ code }) => code),
    ).not.toContain('policy-promise');
  });

  test.each([
    ['We publish at 17:00 UTC.', ['policy-slot']],
    ['Advisories appear at 4.30 pm UTC.', ['policy-slot']],
    ['Advisories appear at 4 PM UTC.', []],
    ['We publish at {{slot}}.', []],
    ['We meet at 17:00 UTC.', []],
  ])('states the hour of the slot: %s', (sentence, codes) => {
    expect(reports(withPolicy(`${POLICY}\n${sentence}\n`)).map(({ code }) => code)).toEqual(codes);
  });

  test('states the target days of each level, in lists too', () => {
    expect(
      reports(withPolicy(`${POLICY}\n\n- **Critical**: 14 days\n`)).map(({ code }) => code),
    ).toEqual(['policy-target']);
  });

  test('was not reviewed in the future', () => {
    const policies = [aPolicy({ body: POLICY, reviewed_at: '2026-06-02' })];
    expect(reports(everything({ content: { policies } }))).toEqual([
      { code: 'date-future', file: 'SECURITY.md', at: { path: ['reviewed_at'] } },
    ]);
  });
});

describe('a review of the policy', () => {
  test.each(['2026-06-01', '2025-01-01'])('may be of %s', (reviewed_at) => {
    const policies = [aPolicy({ body: POLICY, reviewed_at })];
    expect(reports(everything({ content: { policies } }))).toEqual([]);
  });
});

describe('a response time in prose', () => {
  test.each([
    ['We acknowledge every report within 48 hours.', 48],
    ['Within two days we answer.', 48],
    ['Expect a response within one week.', 168],
    ['We will confirm receipt within 3 business days.', 72],
    ['You get a reply in at most 24 hours', 24],
  ])('is found: %s', (text, hours) => {
    expect(promisesIn(text).map((promise) => promise.hours)).toEqual([hours]);
  });

  test.each([
    'We fix critical vulnerabilities within 7 days.',
    'We answer. Fixes come within 7 days.',
    'We answer every report.',
    '- We answer\n- Fixes come within 7 days',
    '```\nwe answer within 7 days\n```',
    'We answered 48 hours of calls.',
  ])('is not found in: %s', (text) => {
    expect(promisesIn(text)).toEqual([]);
  });

  test('has a position, across lines and after lists', () => {
    const text = '- one\n- two\n\nText. We respond\nwithin\n72 hours, always.';
    const [promise] = promisesIn(text);
    expect(text.slice(promise?.offset, (promise?.offset ?? 0) + (promise?.text.length ?? 0))).toBe(
      'within\n72 hours',
    );
  });

  test('states the target days of the site, and only known facts', () => {
    const body = `${POLICY}\n\nHigh severity is fixed within 31 days. We answer within {{acknowledge_hour}} hours.\n`;
    const file = `# Policy\n\n${body}`;
    const findings = reports(withPolicy(readMarkdown('SECURITY.md', file, true).body));
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'policy-fact-unknown',
      'policy-target',
    ]);
    const excerpts = findings.map(({ at }) => {
      const { line, column, length } = locate(file, at, true);
      return file.split('\n')[line - 1]?.slice(column - 1, column - 1 + length);
    });
    expect(excerpts.sort()).toEqual(['31', '{{acknowledge_hour}}']);
  });

  test('uses no fact that site.yaml does not state', () => {
    const body = `${POLICY}\n\nWithin {{acknowledge_hours}} hours; {{high_days}} days; at {{slot}}. By {{publisher}}.\n`;
    const silent = aSite({ promise: undefined, targets: undefined, slot: { hour: '16' } });
    expect(reports(withPolicy(body))).toEqual([]);
    const findings = reports(withPolicy(body, silent));
    expect(findings.map(({ code }) => code)).toEqual(Array(3).fill('policy-fact-unstated'));
  });

  test('contains figures only in valid places', () => {
    expect(
      reports(withPolicy(`${POLICY}\n\n{{process}}\n\nMore.\n\n{{severity_levels}}\n`)),
    ).toEqual([]);
    const body = `${POLICY}\n\nSee {{process}} and {{proces}}.\n`;
    const file = `# Policy\n\n${body}`;
    const findings = reports(withPolicy(readMarkdown('SECURITY.md', file, true).body));
    expect(findings.map(({ code }) => code)).toEqual([
      'policy-figure-place',
      'policy-fact-unknown',
    ]);
    const { line, column, length } = locate(file, findings[0]?.at ?? 'start', true);
    expect(file.split('\n')[line - 1]?.slice(column - 1, column - 1 + length)).toBe('{{process}}');
  });

  test('can use the response time of the site', () => {
    const body =
      'Coordinated disclosure. We acknowledge reports within {{acknowledge_hours}} hours, others within 9 days.';
    expect(reports(withPolicy(body))).toEqual([]);
  });
});
