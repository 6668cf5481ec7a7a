// Imports `modified`, `published` and `withdrawn` of OSV schema 1.7.5 as dates of the contract.

import { type Instant, isAfter, latest, parseInstant } from '../../model/instant.ts';
import { keep, note, type Remainder } from '../record/kept.ts';
import { SOURCE_REVISION } from '../record/source-revision.ts';
import type { ForeignRecord } from './shape.ts';

export interface HeldDates {
  readonly published: Instant;
  readonly revisions?: readonly {
    readonly at: Instant;
    readonly kind: 'information';
    readonly note: string;
  }[];
  readonly withdrawn?: { readonly at: Instant; readonly reason: string };
}

/**
 * Returns the time of the publication, or else of the last change; undefined if a record has
 * neither.
 */
export const firstTime = (record: ForeignRecord): Instant | undefined =>
  timeOf(record.published) ?? timeOf(record.modified);

/** Returns the dates of a record. `first` is its first time. */
export function holdDates(record: ForeignRecord, first: Instant, rest: Remainder): HeldDates {
  const [published, modified] = [timeOf(record.published), timeOf(record.modified)];
  if (published === undefined)
    note(
      rest,
      `published is ${written(record.published)}; the time of the last change is used instead.`,
    );
  if (modified === undefined || isAfter(first, modified))
    note(
      rest,
      `modified is ${written(record.modified)}, which is not a time after the publication; the time of publication is used instead.`,
    );
  const changed = modified !== undefined && isAfter(modified, first) ? modified : undefined;
  const withdrawn = holdWithdrawal(record, first, changed, rest);
  return {
    published: first,
    ...(changed === undefined
      ? {}
      : { revisions: [{ at: changed, kind: 'information', note: SOURCE_REVISION }] }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

function holdWithdrawal(
  record: ForeignRecord,
  published: Instant,
  changed: Instant | undefined,
  rest: Remainder,
): HeldDates['withdrawn'] {
  if (typeof record.withdrawn !== 'string') return undefined;
  const given = timeOf(record.withdrawn);
  const last = latest(published, ...(changed === undefined ? [] : [changed]));
  const at = given === undefined ? last : latest(given, published);
  if (at !== given) {
    keep(rest, ['withdrawn'], record.withdrawn);
    note(
      rest,
      `withdrawn is ${written(record.withdrawn)}, which is not possible; the page says ${at}, and the record keeps its own value.`,
    );
  } else if (isAfter(at, last))
    note(rest, `withdrawn is after modified; the time of the withdrawal is used for both.`);
  return { at, reason: reasonOf(record) };
}

/**
 * Returns the reason for the withdrawal, if the record has it in a known field or in its summary.
 */
function reasonOf({ summary, database_specific: data }: ForeignRecord): string {
  const inside = [
    at(at(data, 'withdrawn'), 'reason'),
    at(data, 'withdrawn_reason'),
    at(data, 'withdrawal_reason'),
  ];
  const isStated =
    typeof summary === 'string' &&
    /\bwithdrawn\b.*\b(because|due to|reason|duplicate of|not a vulnerability)\b/is.test(summary);
  const words = [...inside, isStated ? summary : undefined].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  const line =
    typeof words === 'string' ? words.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim() : '';
  return line === '' ? 'Withdrawn at the source.' : line.slice(0, 1000).trim();
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

function timeOf(text: string | null | undefined): Instant | undefined {
  const result = parseInstant(text ?? '');
  return 'instant' in result ? result.instant : undefined;
}

const written = (text: string | null | undefined): string =>
  typeof text === 'string' ? JSON.stringify(text.slice(0, 60)) : 'not there';
