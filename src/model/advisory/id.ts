// Identifiers of our advisories (PREFIX-YEAR-NUMBER), of other publishers, and in OSV.

import { z } from 'zod';
import { meantIdentifier } from '../problem/meant-value.ts';
import { addProblem } from '../source/fields.ts';
import { order } from '../text/order.ts';

/** The parts of an advisory id. Numbers can have any count of digits; new ones have four. */
interface AdvisoryId {
  readonly prefix: string;
  readonly year: string;
  readonly number: string;
}

const FORM = /^([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z][A-Za-z0-9]*)*)-(\d{4})-(\d{1,9})$/;

/** Parses `ORB-2026-0003`; returns undefined if the text is not such an id. */
export function parseId(text: string): AdvisoryId | undefined {
  const [, prefix, year, number] = FORM.exec(text) ?? [];
  return prefix !== undefined && year !== undefined && number !== undefined
    ? { prefix, year, number }
    : undefined;
}

/**
 * Returns the next free id of a year: one more than the highest number, with at least four digits.
 */
export function nextId(prefix: string, year: string, taken: Iterable<string>): string {
  let highest = 0;
  for (const text of taken) {
    const id = parseId(text);
    if (id?.prefix === prefix && id.year === year) highest = Math.max(highest, Number(id.number));
  }
  return `${prefix}-${year}-${String(highest + 1).padStart(4, '0')}`;
}

/**
 * Orders ids by prefix, year and number: `PSF-2008-2` before `PSF-2008-10`. Sorts other texts
 * alphabetically.
 */
export function compareIds(a: string, b: string): number {
  const [left, right] = [parseId(a), parseId(b)];
  if (!left || !right) return order(a, b);
  return (
    order(left.prefix, right.prefix) ||
    order(left.year, right.year) ||
    Number(left.number) - Number(right.number) ||
    order(left.number, right.number)
  );
}

/**
 * Returns the id in OSV: unchanged if the prefix is registered with OSV, else with `x_` before it
 * (OSV schema, "id").
 */
export function osvId(id: string, registered: boolean): string {
  return registered ? id : `x_${id}`;
}

/** An identifier of another publisher: CVE-2026-12345, GHSA-xxxx-xxxx-xxxx, PYSEC-2026-3. */
export const foreignId = () =>
  z
    .string()
    .trim()
    .superRefine((value, ctx) => {
      if (/^CVE-/i.test(value) && !/^CVE-\d{4}-\d{4,19}$/.test(value))
        addProblem(
          ctx,
          {
            problem: 'alias-form',
            remedy: identifierRemedy(value, 'CVE-YEAR-NUMBER, with four digits or more at the end'),
          },
          `${JSON.stringify(value)} is not a CVE id such as CVE-2026-12345.`,
        );
      else if (/^GHSA-/i.test(value) && !/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/.test(value))
        addProblem(
          ctx,
          {
            problem: 'alias-form',
            remedy: identifierRemedy(value, 'GHSA and three groups of four characters'),
          },
          `${JSON.stringify(value)} is not a GHSA id such as GHSA-2345-cfgh-jmpq.`,
        );
      else if (!/^[A-Za-z][A-Za-z0-9_.:]*(?:-[A-Za-z0-9_.:]+)+$/.test(value) || value.length > 100)
        addProblem(
          ctx,
          { problem: 'alias-form', remedy: identifierRemedy(value) },
          `${JSON.stringify(value)} is not an identifier such as CVE-2026-12345.`,
        );
    });

function identifierRemedy(value: string, form?: string): string | undefined {
  const meant = meantIdentifier(value);
  if (meant !== undefined && meant !== value) return `Did you mean "${meant}"?`;
  return form && `Write it as ${form}.`;
}

/** True for a CVE id. */
export const isCve = (id: string): boolean => id.startsWith('CVE-');
