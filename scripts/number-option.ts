// An option whose value is a whole number.

import { UsageError } from '../src/usage-error.ts';

/** The smallest number is 1 by default. `unit` is named in messages. */
interface Range {
  readonly least?: number;
  readonly most: number;
  readonly unit?: string;
}

/** Returns the parser of an option. It throws UsageError. */
export function numberOption(
  name: string,
  { least = 1, most, unit }: Range,
): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    const wanted = unit === undefined ? 'a number' : `a number of ${unit}`;
    throw new UsageError(`${name}: "${text}" is not ${wanted} from ${least} to ${most}.`);
  };
}
