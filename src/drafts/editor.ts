// What editors need to complete keys and mark mistakes: schema files, the comment that names one,
// and the settings of VS Code.

/** A schema with the files that it describes, as a glob below the content folder. */
interface Described {
  readonly name: string;
  readonly files: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The folder of the schemas, below the content folder. Its name starts with a dot: no content. */
export const SCHEMA_FOLDER = '.schema';

/** Returns the schema files, by path below the content folder. */
export function schemaFiles(schemas: readonly Described[]): { path: string; text: string }[] {
  return schemas.map(({ name, schema }) => ({
    path: `${SCHEMA_FOLDER}/${name}.json`,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}

/** The comment by which the YAML language server finds the schema of a file, in a line of its own. */
export function schemaComment(path: string, name: string): string {
  return `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}${SCHEMA_FOLDER}/${name}.json\n`;
}

/** Returns the settings of VS Code for a content folder, a path from the top of the workspace. */
export function vsCodeSettings(
  schemas: readonly Described[],
  folder: string,
): Readonly<Record<string, unknown>> {
  const below = (path: string): string => (folder === '' ? path : `${folder}/${path}`);
  const yaml = schemas.filter(({ files }) => files.endsWith('.yaml'));
  return {
    'yaml.schemas': Object.fromEntries(
      yaml.map(({ name, files }) => [`./${below(`${SCHEMA_FOLDER}/${name}.json`)}`, below(files)]),
    ),
  };
}
