import { type Instant, parseInstant } from '../../model/instant.ts';

/** Returns the time of a text; undefined if it is none. */
export function timeOf(text: string | null | undefined): Instant | undefined {
  const result = parseInstant(text ?? '');
  return 'instant' in result ? result.instant : undefined;
}
