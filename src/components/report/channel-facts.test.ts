import { describe, expect, it } from 'vitest';
import { english } from '../../language/english/index.ts';
import { aChannel, anAdvisory, aSite } from '../../model/testing/advisory.fixture.ts';
import { metricsOf } from '../../model/views/metrics/metrics.ts';
import { languageNames, measuredInWords, promisedHours, shownAddress } from './channel-facts.ts';

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
  it('names languages in the language of the page', () => {
    expect(languageNames(['en', 'de', 'pt-BR'], 'en')).toBe(
      'English, German, Brazilian Portuguese',
    );
    expect(languageNames(['en', 'de'], 'de')).toBe('Englisch, Deutsch');
  });

  it('keeps a tag of an unknown language', () => {
    expect(languageNames(['xyz', 'en-12345678'], 'en')).toContain('xyz');
  });
});

describe('measuredInWords', () => {
  const instant = (hours: number): string => new Date(Date.UTC(2026, 3, 1, hours)).toISOString();
  const measured = (...hours: number[]): string | undefined => {
    const advisories = hours.map((after, i) =>
      anAdvisory({
        id: `ORB-2026-000${i + 1}`,
        timeline: [
          { at: instant(0), event: 'reported' },
          { at: instant(after), event: 'acknowledged' },
        ],
      }),
    );
    const { all } = metricsOf({ advisories, releases: [], retrospectives: [], projects: [] }, 48);
    return measuredInWords(all, 48, english);
  };

  it('states the median for five cases and more', () => {
    expect(measured(1, 2, 6, 50, 60)).toBe(
      'Half of the 5 reports behind our advisories were answered within 6 hours (the median), and 3 of 5 within 48 hours.',
    );
  });

  it('states the count if there are fewer', () => {
    expect(measured(1, 2, 6, 50)).toBe(
      'Of the 4 reports behind our advisories, 3 were answered within 48 hours.',
    );
    expect(measured(1)).toBe(
      'Of the one report behind our advisories, 1 was answered within 48 hours.',
    );
  });

  it('is undefined without any case', () => {
    expect(measured()).toBeUndefined();
  });
});
