// candor init: creates the smallest valid site in a new content folder.

import { FileExists, writeFiles } from '../../src/disk/files.ts';
import { PlaceRefused } from '../../src/disk/inside.ts';
import { starterFiles } from '../../src/drafts/site.ts';
import { contentFolder } from '../../src/environment.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, say } from '../command.ts';

export function init(finish: Finish) {
  return command('init')
    .requiredOption('--name <name>', 'the project: Orbital')
    .requiredOption('--url <address>', 'where the site will be served: https://security.example.org/')
    .requiredOption('--mail <address>', 'where reports arrive: security@example.org')
    .requiredOption('--prefix <prefix>', 'what advisory ids start with: ORB')
    .option('--registered', 'the prefix is registered with OSV', false)
    .addHelpText(
      'after',
      '\nExample:\n  candor init --content content --name Orbital --url https://security.example.org/ --mail security@example.org --prefix ORB',
    )
    .action((options) => {
      const folder = contentFolder(options.content);
      if (!URL.canParse(options.url))
        throw new UsageError(
          `--url: "${options.url}" is not a web address. Write it like https://security.example.org/.`,
        );
      try {
        writeFiles(folder, starterFiles(options));
      } catch (error) {
        if (error instanceof PlaceRefused) throw new UsageError(error.message);
        if (!(error instanceof FileExists)) throw error;
        say(`${folder}: ${error.message}`);
        return finish(1);
      }
      say(`Wrote site.yaml, SECURITY.md, channels/mail.yaml and .gitignore into ${folder}.`);
      say(
        'Read them: SECURITY.md and channels/mail.yaml speak for you, and site.yaml has the promises that you can make.',
      );
      say(
        'Next: add a project (projects/<name>.yaml), then "candor new advisory" or "candor import osv", then "candor check".',
      );
    });
}
