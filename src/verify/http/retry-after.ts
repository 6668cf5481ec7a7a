/**
 * Returns the seconds of a Retry-After header (RFC 9110, section 10.2.3), which is a number or a
 * date; undefined if it is absent or neither.
 */
export function retryAfter(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  // Every form of a date starts with the day of the week.
  const at = /^[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
