// candor check: reads everything and prints every problem.

import { hasErrors, readContent } from '../src/read.ts';
import { command, countProblems, type Finish, placeOf, plural, print, problemsText, say } from './command.ts';

export function check(finish: Finish) {
  return command('check')
    .option('--strict', 'warnings fail too')
    .action(async (options) => {
      const place = placeOf(options);
      const { problems, content, desk } = await readContent(place);
      if (options.json) print(JSON.stringify(problems, null, 2));
      else if (problems.length > 0) print(problemsText(problems, place));
      const fails = hasErrors(problems) || (options.strict === true && problems.length > 0);
      const read = `${plural(content.advisories.length, 'public advisory', 'public advisories')}, ${desk.advisories.length} not public`;
      say(`${fails ? 'Failed' : 'All good'}: ${countProblems(problems)}. Read ${read}.`);
      finish(fails ? 1 : 0);
    });
}
