import { describe, expect, it } from 'vitest';
import { aSite } from '../testing/advisory.fixture.ts';
import { factsIn, POLICY_FACTS, withFacts } from './facts.ts';

const site = aSite();

describe('facts from site.yaml in a policy', () => {
  it('replace their names', () => {
    const text = 'Within {{acknowledge_hours}} hours. High: {{ high_days }} days. At {{slot}}.';
    expect(withFacts(text, site)).toBe(
      'Within 48 hours. High: 30 days. At 16:00 UTC from Monday to Thursday.',
    );
  });

  it.each([
    [['tuesday'], 'on Tuesday'],
    [['thursday', 'monday'], 'on Monday and Thursday'],
    [['monday', 'wednesday', 'friday'], 'on Monday, Wednesday and Friday'],
    [['friday', 'wednesday', 'thursday'], 'from Wednesday to Friday'],
  ] as const)('describe the days %j as %s', (days, words) => {
    expect(withFacts('{{slot}}', aSite({ slot: { hour: '9', days: [...days] } }))).toBe(
      `09:00 UTC ${words}`,
    );
  });

  it('resolve every name that is offered', () => {
    for (const name of POLICY_FACTS) expect(withFacts(`{{${name}}}`, site)).not.toContain('{{');
  });

  it('leave unknown names unchanged, and report their places', () => {
    const text = 'See {{acknowledge_hour}} and {{constructor}}.';
    expect(withFacts(text, site)).toBe(text);
    expect(factsIn(text)).toEqual([
      { name: 'acknowledge_hour', offset: 4, length: 20 },
      { name: 'constructor', offset: 29, length: 15 },
    ]);
  });
});
