import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { german } from '../../language/german/index.ts';
import { policyDescription } from './description.ts';

describe('the description of a page of the policy', () => {
  test.each([
    [english, 'Security policy', 'The security policy of Orbital.'],
    [german, 'Sicherheitsrichtlinie', 'Die Sicherheitsrichtlinie von Orbital.'],
  ])('does not call SECURITY.md a part of itself', ({ page }, title, description) => {
    expect(policyDescription({ slug: 'security', title }, 'Orbital', page.policy)).toBe(
      description,
    );
  });

  test('names the policy that a page is a part of', () => {
    const description = policyDescription(
      { slug: 'disclosure', title: 'Disclosure' },
      'Orbital',
      english.page.policy,
    );
    expect(description).toBe('Disclosure, a part of the security policy of Orbital.');
  });
});
