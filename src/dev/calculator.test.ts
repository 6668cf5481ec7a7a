import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calculatorFor } from './calculator.ts';

const BASE = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

describe('the calculator', () => {
  test('has an empty vector of the newest version at first', () => {
    const { version, missing, questions, score } = calculatorFor('');
    expect([version, missing, score]).toEqual(['4.0', 11, undefined]);
    expect(questions.find(({ key }) => key === 'AV')).toMatchObject({
      name: 'Attack Vector',
      answer: '',
    });
    expect(questions.find(({ key }) => key === 'E')).toMatchObject({ answer: 'X' });
  });

  test('scores a complete vector, with the metrics beside the base', () => {
    expect(calculatorFor(BASE)).toMatchObject({ missing: 0, vector: BASE, score: '9.3 critical' });
    expect(calculatorFor(`${BASE}/E:U`)).toMatchObject({
      vector: `${BASE}/E:U`,
      score: '8.1 high',
    });
    expect(calculatorFor('CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H').score).toBe('8.8 high');
    expect(calculatorFor('AV:N/AC:L/Au:N/C:P/I:P/A:P')).toMatchObject({
      version: '2.0',
      score: '7.5 high',
    });
  });

  test('counts what an incomplete vector lacks', () => {
    expect(calculatorFor('CVSS:3.1/AV:N/AC:L')).toMatchObject({ version: '3.1', missing: 6 });
    expect(calculatorFor('CVSS:3.1/AV:N/AC:L').vector).toBeUndefined();
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(calculatorFor(text).questions.length).toBeGreaterThan(5);
        expect(calculatorFor(`${BASE}/${text}`).questions.length).toBeGreaterThan(5);
      }),
    );
  });
});
