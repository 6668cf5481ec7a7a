// candor announce RELEASE: the announcement of a security release, by SPEC 11's template.

import { announcementOf, announcementText } from '../src/formats/announcement.ts';
import { settingOf } from '../src/formats/format.ts';
import { Misuse } from '../src/misuse.ts';
import { nearest } from '../src/model/finding.ts';
import { hasErrors, readContent } from '../src/read.ts';
import { command, type Finish, placeOf, print, problemsText, say } from './command.ts';

export function announce(finish: Finish) {
  return command('announce')
    .argument('<release>', 'a file name in releases/, without .md')
    .addHelpText('after', '\nA release that is planned can be announced as of its time: --now 2026-05-12T16:00:00Z.')
    .action(async (slug, options) => {
      const place = placeOf(options);
      const { content, desk, site, problems } = await readContent(place);
      const release = content.releases.find((one) => one.slug === slug);
      if (release === undefined) {
        const planned = desk.releases.find((one) => one.slug === slug);
        if (planned?.published !== undefined)
          throw new Misuse(`${slug} is not public before ${planned.published}; give --now to see its announcement.`);
        if (planned) throw new Misuse(`${slug} is a draft: it has no "published".`);
        const near = nearest(
          slug,
          content.releases.map((one) => one.slug),
        );
        throw new Misuse(`There is no release ${slug}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
      }
      if (hasErrors(problems)) {
        say(
          problemsText(
            problems.filter(({ level }) => level === 'error'),
            place,
          ),
        );
        return finish(1);
      }
      const announcement = announcementOf(release, content, settingOf(site, place.now, content));
      print(options.json ? JSON.stringify(announcement, null, 2) : announcementText(announcement));
    });
}
