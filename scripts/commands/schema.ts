// candor schema: writes JSON Schemas of the content files for editors into .schema/ of the content
// folder, and prints the settings of VS Code that use them.

import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { FileExists, type NewFile, writeFiles } from '../../src/disk/files.ts';
import { PlaceRefused } from '../../src/disk/inside.ts';
import { readRegular } from '../../src/disk/regular-file.ts';
import { SCHEMA_FOLDER, schemaFiles, vsCodeSettings } from '../../src/drafts/editor.ts';
import { contentFolder } from '../../src/environment.ts';
import { repositoryOf } from '../../src/external/git/repository.ts';
import { GENERATED, jsonSchemas } from '../../src/reference/json-schemas.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, plural, print, say } from '../command.ts';
import { contentFolderFault } from '../content-folder.ts';
import { nameHint } from '../names.ts';

export function schema(_: Finish) {
  return command('schema')
    .description('write JSON Schemas of the content files for editors')
    .option('--print <name>', 'print one schema instead: site, advisory, project, ...')
    .addHelpText(
      'after',
      '\nRun it again after an update of Candor. It replaces only files that it wrote.',
    )
    .action((options) => {
      if (options.print !== undefined)
        return print(JSON.stringify(schemaNamed(options.print), null, 2));
      const folder = contentFolder(options.content);
      const fault = contentFolderFault(folder);
      if (fault !== undefined) throw new UsageError(fault);
      const schemas = jsonSchemas();
      const files = schemaFiles(schemas).map((file) => replacing(folder, file));
      try {
        writeFiles(folder, files);
      } catch (error) {
        if (error instanceof PlaceRefused || error instanceof FileExists)
          throw new UsageError(error.message);
        throw error;
      }
      const top = repositoryOf(folder) ?? dirname(folder);
      print(
        JSON.stringify(
          vsCodeSettings(schemas, relative(top, folder).split(sep).join('/')),
          null,
          2,
        ),
      );
      say(`Wrote ${plural(files.length, 'schema')} into ${join(folder, SCHEMA_FOLDER)}.`);
      say(
        'The settings above are for .vscode/settings.json at the top of the repository. A single YAML file can name its schema:',
      );
      say(`# yaml-language-server: $schema=${SCHEMA_FOLDER}/site.json`);
    });
}

function schemaNamed(name: string): unknown {
  const schemas = jsonSchemas();
  const found = schemas.find((one) => one.name === name);
  if (found !== undefined) return found.schema;
  const names = schemas.map((one) => one.name);
  throw new UsageError(`--print: There is no schema "${name}". ${nameHint(name, names)}`);
}

/** An existing schema of Candor is replaced; a file of someone else makes the command fail. */
function replacing(folder: string, file: NewFile): NewFile {
  const path = join(folder, file.path);
  if (!existsSync(path)) return file;
  const was = readRegular(path).toString('utf8');
  return was.includes(JSON.stringify(GENERATED)) ? { ...file, was } : file;
}
