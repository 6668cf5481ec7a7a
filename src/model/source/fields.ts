// The fields of content: texts, lists, numbers, times, addresses. Each reports faults with a stable
// code. Input comes from source/parse.ts: objects, lists, texts, booleans and null; a number
// arrives as the text of its source.

import { z } from 'zod';
import { type Day, type Instant, parseDay, parseInstant } from '../instant.ts';
import type { ProblemCode } from '../problem/codes.ts';
import {
  meantAddress,
  meantLanguage,
  meantMail,
  meantSlug,
  meantTime,
  writeIt,
} from '../problem/meant-value.ts';

/**
 * The parameters of a custom issue for problem/from-schema.ts. `from` and `length` mark a part of
 * the text.
 */
interface IssueParams {
  readonly problem: ProblemCode;
  readonly remedy?: string | undefined;
  readonly part?: 'key' | undefined;
  readonly from?: number | undefined;
  readonly length?: number | undefined;
}

interface Context {
  addIssue(issue: {
    code: 'custom';
    message: string;
    params: Record<string, unknown>;
    path?: (string | number)[];
  }): void;
}

/**
 * Adds an issue with a code of problem/codes.ts; `path` is relative to the value that is checked.
 */
export function addProblem(
  ctx: Context,
  params: IssueParams,
  message: string,
  path: (string | number)[] = [],
): void {
  ctx.addIssue({ code: 'custom', message, params: { ...params }, path });
}

/** An object without other keys: an unknown key is a problem, with "did you mean". */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape);

/** Text on one line, trimmed, not empty. */
export const line = (max = 300) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .superRefine((text, ctx) => {
      if (!/[\r\n]/.test(text)) return;
      const message = `The text has ${text.split(/\r\n|\r|\n/).length} lines; it must have one.`;
      addProblem(ctx, { problem: 'text-line' }, message);
    });

/** Text of any number of lines, trimmed, not empty. */
export const text = (max = 20_000) => z.string().trim().min(1).max(max);

/** A list; empty if absent. */
export const list = <Item extends z.ZodType>(item: Item, max = 1000) =>
  z.array(item).max(max).default([]);

/** A whole number, written in digits. */
export const integer = (min: number, max: number) =>
  z.union([z.string(), z.number()], { error: 'a whole number' }).transform((value, ctx) => {
    const number =
      typeof value === 'number' ? value : /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isInteger(number)) {
      addProblem(
        ctx,
        { problem: 'value-type' },
        `Found ${JSON.stringify(value)}; expected a whole number.`,
      );
      return z.NEVER;
    }
    if (number < min || number > max) {
      addProblem(
        ctx,
        { problem: 'value-range' },
        `Found ${number}; expected a number from ${min} to ${max}.`,
      );
      return z.NEVER;
    }
    return number;
  });

const FAULTS = { zone: 'date-zone', form: 'date-form', impossible: 'date-impossible' } as const;
const FAULT_WORDS = {
  zone: (found: string) =>
    `${found} has no time zone; expected a time such as 2026-05-12T16:00:00Z.`,
  form: (found: string) => `${found} is not a time; expected one such as 2026-05-12T16:00:00Z.`,
  impossible: (found: string) => `The time ${found} does not exist.`,
};

/** A point in time with a zone, converted to UTC. */
export const instant = () =>
  z.string().transform((value, ctx): Instant => {
    const result = parseInstant(value);
    if ('instant' in result) return result.instant;
    const meant = result.fault === 'impossible' ? undefined : meantTime(value);
    const remedy = meant && `If the time is in UTC, write ${meant}.`;
    addProblem(
      ctx,
      { problem: FAULTS[result.fault], remedy },
      FAULT_WORDS[result.fault](JSON.stringify(value)),
    );
    return z.NEVER;
  });

/** A calendar day, in UTC. */
export const day = () =>
  z.string().transform((value, ctx): Day => {
    const result = parseDay(value);
    if (result !== undefined) return result;
    addProblem(
      ctx,
      { problem: 'day-form' },
      `${JSON.stringify(value)} is not a day; expected one such as 2026-05-12.`,
    );
    return z.NEVER;
  });

/**
 * An absolute address with one of the given schemes. It is not normalized: it is published as
 * written.
 */
export const address = (...schemes: readonly string[]) =>
  z
    .string()
    .trim()
    .max(2000)
    .superRefine((value, ctx) => {
      const wanted = schemes.map((scheme) => `${scheme}:`);
      // White space, quotes and angle brackets are not legal in a URI (RFC 3986), and could inject
      // markup into feeds and mails.
      const url = /[\s<>"\\^`{|}]/.test(value) ? null : URL.parse(value);
      const web = url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
      if (
        url === null ||
        !wanted.includes(url.protocol) ||
        (web && !/^https?:\/\/[^/]/i.test(value))
      )
        addProblem(
          ctx,
          { problem: 'url-invalid', remedy: addressRemedy(value, schemes) },
          `${JSON.stringify(value)} is not an absolute address that starts with ${wanted.join(' or ')}.`,
        );
      else if (web ? /^[^/]*\/\/[^/?#]*@/.test(value) : url.username !== '' || url.password !== '')
        addProblem(
          ctx,
          { problem: 'url-invalid', remedy: 'Remove the part before the "@".' },
          'The address contains a user name or password, which would be published.',
        );
    });

/** Returns the remedy, by the schemes that are allowed. */
function addressRemedy(value: string, schemes: readonly string[]): string {
  const meant = meantAddress(value, schemes);
  if (meant !== undefined) return didYouMean(meant) ?? '';
  const forms: Readonly<Record<string, string>> = {
    https: 'https://example.org/security',
    mailto: 'mailto:security@example.org',
    tel: 'tel:+1-202-555-0100',
  };
  return `Write the whole address, such as ${schemes.flatMap((scheme) => forms[scheme] ?? []).join(' or ')}.`;
}

const didYouMean = (meant: string | undefined): string | undefined =>
  meant && `Did you mean ${JSON.stringify(meant)}?`;

/** A web address: http or https. */
export const webAddress = () => address('https', 'http');

/** An e-mail address, without `mailto:`. */
export const mail = () =>
  z
    .string()
    .trim()
    .max(254)
    .superRefine((value, ctx) => {
      if (
        !/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/.test(
          value,
        )
      )
        addProblem(
          ctx,
          {
            problem: 'value-form',
            remedy: writeIt(meantMail(value)) ?? 'Write it as security@example.org.',
          },
          `${JSON.stringify(value)} is not an e-mail address.`,
        );
    });

/** A name in lower case for files and addresses: letters, digits and single hyphens. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const slug = () =>
  z
    .string()
    .max(80)
    .superRefine((value, ctx) => {
      if (!SLUG.test(value))
        addProblem(
          ctx,
          { problem: 'value-form', remedy: didYouMean(meantSlug(value)) },
          `${JSON.stringify(value)} is not a name of lowercase letters, digits and hyphens.`,
        );
    });

/** A BCP 47 language tag; only its form is checked. */
export const language = () =>
  z.string().superRefine((value, ctx) => {
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value))
      addProblem(
        ctx,
        { problem: 'value-form', remedy: didYouMean(meantLanguage(value)) },
        `${JSON.stringify(value)} is not a language tag such as en or pt-BR.`,
      );
  });
