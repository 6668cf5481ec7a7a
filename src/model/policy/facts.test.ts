import { describe, expect, it } from 'vitest';
import { aSite } from '../testing/advisory.fixture.ts';
import { factsIn, POLICY_FACTS, withFacts } from './facts.ts';

const site = aSite();

describe('what a policy takes from site.yaml', () => {
  it('is put in place of its name', () => {
    const text = 'Within {{acknowledge_hours}} hours. High: {{ high_days }} days. At {{slot}}.';
    expect(withFacts(text, site)).toBe('Within 48 hours. High: 30 days. At 16:00 UTC from Monday to Thursday.');
  });

  it.each([
    [['tuesday'], 'on Tuesday'],
    [['thursday', 'monday'], 'on Monday and Thursday'],
    [['monday', 'wednesday', 'friday'], 'on Monday, Wednesday and Friday'],
    [['friday', 'wednesday', 'thursday'], 'from Wednesday to Friday'],
  ] as const)('names the days %j as %s', (days, words) => {
    expect(withFacts('{{slot}}', aSite({ slot: { hour: '9', days: [...days] } }))).toBe(`09:00 UTC ${words}`);
  });

  it('knows every name that it offers', () => {
    for (const name of POLICY_FACTS) expect(withFacts(`{{${name}}}`, site)).not.toContain('{{');
  });

  it('leaves what it does not know, and says where it stands', () => {
    const text = 'See {{acknowledge_hour}} and {{constructor}}.';
    expect(withFacts(text, site)).toBe(text);
    expect(factsIn(text)).toEqual([
      { name: 'acknowledge_hour', offset: 4, length: 20 },
      { name: 'constructor', offset: 29, length: 15 },
    ]);
  });
});
