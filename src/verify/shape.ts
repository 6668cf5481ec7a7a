// Reads values of JSON that another program wrote.

/** Returns the value of a key; undefined if the value is no object or lacks the key. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of keys) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
      return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** Returns the text of a key; undefined if it is no text. */
export function textAt(value: unknown, ...keys: readonly (string | number)[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the list of a key; an empty one if it is no list. */
export function listAt(value: unknown, ...keys: readonly (string | number)[]): unknown[] {
  const found = keys.length === 0 ? value : at(value, ...keys);
  return Array.isArray(found) ? found : [];
}
