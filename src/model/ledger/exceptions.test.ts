import { describe, expect, test } from 'vitest';
import { parse } from '../problem/from-schema.ts';
import { at } from '../testing/advisory.fixture.ts';
import {
  except,
  type LedgerCode,
  type LedgerException,
  ledgerExceptionsSchema,
} from './exceptions.ts';

const NOW = at('2026-06-01T12:00:00Z');
const read = (...exceptions: object[]) =>
  parse(
    ledgerExceptionsSchema,
    { exceptions: exceptions.map((one) => ({ reason: 'Because.', ...one })) },
    'x.yaml',
  );
const some = (...exceptions: object[]): LedgerException[] => {
  const result = read(...exceptions);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return result.value.exceptions;
};
const finding = (code: LedgerCode, about: string) => ({ code, about });
const GONE = finding('ledger-path-gone', 'vex/a.json');

describe('an exception', () => {
  test.each<[string, object, object, boolean]>([
    ['the path that it names', GONE, { code: 'ledger-path-gone', path: 'vex/a.json' }, true],
    [
      'a path below the folder that it names',
      GONE,
      { code: 'ledger-path-gone', path: 'vex/*' },
      true,
    ],
    ['another path', GONE, { code: 'ledger-path-gone', path: 'vex/a.jso' }, false],
    ['a longer path', GONE, { code: 'ledger-path-gone', path: 'vex/' }, false],
    ['a path below another folder', GONE, { code: 'ledger-path-gone', path: 've/*' }, false],
    ['another code', GONE, { code: 'ledger-entry-gone', path: 'vex/a.json' }, false],
    [
      'a path that it named until yesterday',
      GONE,
      { code: 'ledger-path-gone', path: 'vex/*', until: '2026-05-31' },
      false,
    ],
    [
      'a path that it names until today',
      GONE,
      { code: 'ledger-path-gone', path: 'vex/*', until: '2026-06-01' },
      true,
    ],
    [
      'a path that it named until this morning',
      GONE,
      { code: 'ledger-path-gone', path: 'vex/*', until: '2026-06-01T11:59:59Z' },
      false,
    ],
    ['the site', finding('ledger-site-changed', ''), { code: 'ledger-site-changed' }, true],
    ['a key', finding('ledger-key-gone', 'old'), { code: 'ledger-key-gone', key: 'old' }, true],
  ])('for %s', (_name, one, exception, passes) => {
    const found =
      one === GONE ? GONE : finding(Reflect.get(one, 'code'), Reflect.get(one, 'about'));
    const { left, passed, unneeded } = except([found], some(exception), NOW);
    expect([left.length, passed.length, unneeded]).toEqual(passes ? [0, 1, []] : [1, 0, [0]]);
  });

  test('accepts a finding once: a second exception for it is not needed', () => {
    const twice = some(
      { code: 'ledger-path-gone', path: 'vex/a.json' },
      { code: 'ledger-path-gone', path: 'vex/*' },
    );
    expect(except([GONE], twice, NOW).unneeded).toEqual([1]);
  });

  test.each<[object, string]>([
    [{ code: 'ledger-path-gone' }, 'ledger-exception-form'],
    [{ code: 'ledger-path-gone', record: 'x' }, 'ledger-exception-form'],
    [{ code: 'ledger-path-gone', path: 'x', key: 'y' }, 'ledger-exception-form'],
    [{ code: 'ledger-site-changed', path: 'x' }, 'ledger-exception-form'],
    [{ code: 'key-private', key: 'x' }, 'value-choice'],
    [{ code: 'ledger-path-gone', path: 'x', reason: undefined }, 'key-missing'],
    [{ code: 'ledger-path-gone', path: 'x', until: 'soon' }, 'day-form'],
  ])('is rejected as %j', (exception, code) => {
    const result = read(exception);
    expect('findings' in result ? result.findings.map((one) => one.code) : []).toEqual([code]);
  });
});
