// The ticks of an axis of spans, from minutes to years. Each step is several times the one before: the axis is logarithmic, since some
// reports are answered in minutes and some defects are years old.

/** A place on the axis and what stands at it. */
export interface SpanTick {
  readonly at: number;
  readonly label: string;
}

const MINUTES: readonly SpanTick[] = [
  { at: 1 / 60, label: '1 min' },
  { at: 1 / 4, label: '15 min' },
];
const DAYS: readonly (readonly [days: number, label: string])[] = [
  [1, '1 d'],
  [7, '7 d'],
  [30, '30 d'],
  [90, '90 d'],
  [365, '1 y'],
  [730, '2 y'],
  [1826, '5 y'],
  [3652, '10 y'],
  [7305, '20 y'],
  [36525, '100 y'],
];

/** Ticks in hours. */
export const HOUR_TICKS: readonly SpanTick[] = [
  ...MINUTES,
  { at: 1, label: '1 h' },
  { at: 6, label: '6 h' },
  ...DAYS.map(([days, label]) => ({ at: days * 24, label })),
];

/** Ticks in days. */
export const DAY_TICKS: readonly SpanTick[] = DAYS.map(([at, label]) => ({ at, label }));

/** The part of the axis that holds some values: two ticks at least. What lies below the first tick or above the last is drawn at it. */
export function ticksFor(values: readonly number[], all: readonly SpanTick[]): readonly SpanTick[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = Math.max(
    all.findLastIndex(({ at }) => at <= low),
    0,
  );
  const to = all.findIndex(({ at }) => at >= high);
  const last = to < 0 ? all.length - 1 : to;
  return last > from ? all.slice(from, last + 1) : all.slice(Math.max(last - 1, 0), Math.max(last - 1, 0) + 2);
}
