import { expect, test } from 'vitest';
import { everything } from '../checks/everything.fixture.ts';
import { anAdvisory, aTranslation, NOW } from '../model/testing/advisory.fixture.ts';
import { recheckPublicity } from './second-opinion.ts';

test('a translation of an advisory that should not be public moves to the desk with it', () => {
  const advisories = [
    anAdvisory(),
    { ...anAdvisory({ id: 'ORB-2026-0005' }), tlp: 'AMBER' as const },
  ];
  const translations = [aTranslation(), aTranslation({ id: 'ORB-2026-0005' })];
  const { content, desk } = everything({ content: { advisories, translations } });
  const rechecked = recheckPublicity(content, desk, NOW);
  expect(rechecked.content.translations.map(({ id }) => id)).toEqual(['ORB-2026-0003']);
  expect(rechecked.desk.translations.map(({ id }) => id)).toEqual(['ORB-2026-0005']);
});
