import { describe, expect, test } from 'vitest';
import {
  anAdvisory,
  aSite,
  aTranslation,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { cveDrafts } from '../cve/draft.ts';
import { settingOf } from '../format.ts';
import { osvDocument } from '../osv/osv.ts';
import { englishOf, englishTexts } from './team-english.ts';

const GERMAN = aSite({ language: 'de' });
const advisory = anAdvisory({
  summary: 'Pufferüberlauf beim Öffnen eines Archivs',
  body: '## Impact\n\nEin Angreifer kann Code ausführen.\n\n## Upgrade\n\nAuf 1.4.7 aktualisieren.\n',
});
const english = aTranslation({
  id: advisory.id,
  lang: 'en',
  of: advisory.modified,
  summary: 'Buffer overflow when opening an archive',
  body: '## Impact\n\nAn attacker can run code.\n\n## Upgrade\n\nUpdate to 1.4.7.\n',
});
const content = someContent({ advisories: [advisory], translations: [english] });
const setting = settingOf(GERMAN, NOW, content);

describe('the English text of a team whose site is in another language', () => {
  test('is the text of OSV records', () => {
    const { record } = osvDocument(advisory, setting);
    expect(record.summary).toBe('Buffer overflow when opening an archive');
    expect(record.details).toContain('An attacker can run code.');
    expect(record.details).not.toContain('Angreifer');
  });

  test('is in CVE records beside the original', () => {
    const { cnaContainer } = JSON.parse(String(cveDrafts(content, setting)[0]?.body));
    expect(cnaContainer.title).toBe('Buffer overflow when opening an archive');
    const texts = (list: readonly { lang: string; value: string }[]) =>
      list.map(({ lang, value }) => `${lang} ${value}`);
    expect(texts(cnaContainer.descriptions)).toEqual([
      expect.stringMatching(
        /^en Buffer overflow [\s\S]*An attacker can run code\.[\s\S]*Affected versions of Orbital/,
      ),
      'de Pufferüberlauf beim Öffnen eines Archivs.\n\nEin Angreifer kann Code ausführen.',
    ]);
    expect(texts(cnaContainer.solutions)).toEqual([
      expect.stringMatching(/^en Upgrade orbital [\s\S]*Update to 1\.4\.7\.$/),
      'de Auf 1.4.7 aktualisieren.',
    ]);
  });

  test('is not used if it is out of date, if the site is in English, or for imported records', () => {
    const of = (changes: Parameters<typeof anAdvisory>[0], site = GERMAN, texts = [english]) =>
      englishOf(anAdvisory(changes), { site, english: englishTexts(texts) });
    expect(of({})).toBeDefined();
    expect(of({}, aSite())).toBeUndefined();
    expect(of({ imported: { format: 'osv', id: 'X-1' } })).toBeUndefined();
    expect(
      of({ revisions: [{ at: '2026-05-20T10:00:00Z', kind: 'range', note: 'More.' }] }),
    ).toBeUndefined();
    expect(of({}, GERMAN, [{ ...english, lang: 'fr' }])).toBeUndefined();
  });
});
