import { describe, expect, it } from 'vitest';
import { aChannel, aSite } from '../model/advisory.fixture.ts';
import { languageNames, promisedHours, shownAddress } from './channel-facts.ts';

describe('shownAddress', () => {
  it.each([
    ['mailto:security@orbital.example', 'security@orbital.example'],
    ['mailto:security@orbital.example?subject=Report', 'security@orbital.example'],
    ['tel:+1-555-0100', '+1-555-0100'],
    ['https://report.example/?a=1', 'https://report.example/?a=1'],
  ])('shows %s as %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });
});

describe('promisedHours', () => {
  it("is the site's promise unless the channel has its own", () => {
    const site = aSite({ promise: { acknowledge_hours: '24' } });
    expect(promisedHours(aChannel(), site)).toBe(24);
    expect(promisedHours(aChannel({ acknowledge_hours: '72' }), site)).toBe(72);
  });
});

describe('languageNames', () => {
  it('names languages in English', () => {
    expect(languageNames(['en', 'de', 'pt-BR'])).toBe('English, German, Brazilian Portuguese');
  });

  it('keeps a tag that names no language', () => {
    expect(languageNames(['xyz', 'en-12345678'])).toContain('xyz');
  });
});
