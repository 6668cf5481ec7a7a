// Values of a file that may hold anything.

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value has keys: an object that is no list. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of an own key. */
export const fieldOf = (value: unknown, key: string): unknown =>
  isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The text at a key; undefined where there is none, or nothing in it. */
export function textOf(value: unknown, key: string): string | undefined {
  const text = fieldOf(value, key);
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** The list at a key; empty where there is none. */
export function listOf(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}
