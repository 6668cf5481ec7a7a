// Exports that no other file imports.

/** A name that a file exports. */
interface Export {
  readonly file: string;
  readonly name: string;
}

const DECLARED =
  /^export (?:declare |async |abstract )*(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
const IMPORTED = /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+['"]([^'"]+)['"]/g;
/** Whole modules: imported as a namespace, or on demand. */
const WHOLE = /(?:\*\s+as\s+\w+\s+from\s+|export\s+\*\s+from\s+|import\s*\(\s*)['"]([^'"]+)['"]/g;

/**
 * Returns the exports that only their own file uses. `sources` are texts by path; `resolve` returns
 * the path of an import. A module that is imported as a whole has no unused exports, because the
 * text does not show which of them are used.
 */
export function unusedExports(
  sources: ReadonlyMap<string, string>,
  resolve: (from: string, target: string) => string,
): Export[] {
  const used = new Set<string>();
  const whole = new Set<string>();
  for (const [file, text] of sources) {
    for (const [, names = '', target = ''] of text.matchAll(IMPORTED))
      for (const name of names.split(','))
        used.add(`${resolve(file, target)} ${importedName(name)}`);
    for (const [, target = ''] of text.matchAll(WHOLE)) whole.add(resolve(file, target));
  }
  return [...sources].flatMap(([file, text]) =>
    whole.has(file)
      ? []
      : [...text.matchAll(DECLARED)]
          .map(([, name = '']) => ({ file, name }))
          .filter(({ name }) => !used.has(`${file} ${name}`)),
  );
}

/** `type Name as Other` imports `Name`. */
const importedName = (written: string): string =>
  written
    .trim()
    .replace(/^type\s+/, '')
    .replace(/\s+as\s+.*$/s, '');
