// candor new project NAME: adds a project that the policy covers.

import { projectDraft, slugOf } from '../../../src/drafts/project.ts';
import { projectSchema } from '../../../src/model/project/project.ts';
import { SLUG } from '../../../src/model/source/fields.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { command, type Finish, print, say, writablePlaceOf } from '../../command.ts';
import { fitting, writeNew } from './draft-file.ts';

export function newProject(_: Finish) {
  return command('project')
    .description('write projects/<slug>.yaml')
    .argument('<name>', 'the name that readers see: Orbital CLI')
    .option('--slug <slug>', 'the file name, without .yaml (default: the name in lower case)')
    .option('--package <purl...>', 'its packages, without versions: pkg:pypi/orbital')
    .option('--repository <address>', 'its repository')
    .option('--homepage <address>', 'its homepage')
    .option('--description <text>', 'one sentence')
    .action((name, options) => {
      const slug = options.slug ?? slugOf(name);
      if (!SLUG.test(slug))
        throw new UsageError(
          `"${slug}" cannot be a file name here. Give --slug, with lower-case letters, digits and hyphens only.`,
        );
      const place = writablePlaceOf(options);
      const { repository, homepage, description } = options;
      const draft = { name, description, repository, homepage, packages: options.package ?? [] };
      const file = { path: `projects/${slug}.yaml`, text: projectDraft(draft) };
      fitting(projectSchema, file);
      writeNew(place.folder, file);
      print(
        options.json ? JSON.stringify({ slug, path: file.path }) : `${place.folder}/${file.path}`,
      );
      say('Next: add its branches to the file, then "candor check".');
    });
}
