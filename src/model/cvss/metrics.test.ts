import ae from 'ae-cvss-calculator';
import { describe, expect, it } from 'vitest';
import { CVSS_VERSIONS, GRAMMARS } from './metrics.ts';

const LIBRARY = { '2.0': ae.Cvss2, '3.0': ae.Cvss3P0, '3.1': ae.Cvss3P1, '4.0': ae.Cvss4P0 };

describe.each(CVSS_VERSIONS)('the metrics of CVSS %s', (version) => {
  const { metrics, environmental, unsupported } = GRAMMARS[version];
  const library = new Map(
    [...new LIBRARY[version]().getRegisteredComponents().values()]
      .flat()
      .map(({ shortName, values }) => [shortName, values.map((value) => value.shortName)]),
  );

  it('are exactly those of the library, each either accepted or rejected', () => {
    const all = [...metrics.map(({ key }) => key), ...environmental, ...unsupported];
    expect(all.toSorted()).toEqual([...library.keys()].toSorted());
  });

  it('have exactly the values of the library, without "not defined" in base metrics and without Safety in SC, SI and SA', () => {
    for (const { key, group, values } of metrics) {
      const extra = [
        ...(group === 'base' ? ['X', 'ND'] : []),
        ...(version === '4.0' && key.startsWith('S') && key !== 'S' ? ['S'] : []),
      ];
      const expected = library.get(key)?.filter((value) => !extra.includes(value));
      expect(values.toSorted(), key).toEqual(expected?.toSorted());
    }
  });
});
