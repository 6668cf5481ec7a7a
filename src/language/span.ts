// Splits a duration into parts, for the languages to format.

/** An amount of one unit. */
export interface SpanPart {
  readonly count: number;
  readonly unit: 'day' | 'hour' | 'minute';
}

/** Splits hours, rounded down to minutes, into at most two units; "0 minutes" for less than one. */
export function spanParts(hours: number): readonly SpanPart[] {
  const minutes = Math.floor(Math.abs(hours) * 60 + 1e-6);
  const parts: readonly SpanPart[] = [
    { count: Math.floor(minutes / 1440), unit: 'day' },
    { count: Math.floor(minutes / 60) % 24, unit: 'hour' },
    { count: minutes % 60, unit: 'minute' },
  ];
  const from = parts.findIndex(({ count }) => count > 0);
  return from < 0 ? parts.slice(2) : parts.slice(from, from + 2).filter(({ count }) => count > 0);
}
