// The feeds of severities: severity/<level>/feed.{xml,atom,json} for low, medium, high and
// critical, each with the advisories of that level and above. Advisories without a rating, and
// those rated none, are in no such feed: they are in the feed of the whole site and in that of
// their project. An advisory whose rating falls below the level leaves the feed.

import { interfaceFor } from '../../language/index.ts';
import { reaches, SEVERITY_FLOORS, severityPath } from '../../model/advisory/severity-floor.ts';
import type { SiteFormat } from '../format.ts';
import { advisoryFeedIn } from './feed.ts';

/** Returns a feed for each level. */
export const severityFeeds: SiteFormat = (content, setting) =>
  SEVERITY_FLOORS.flatMap((floor) => {
    const { severities: texts } = interfaceFor(setting.site.language).words.feed;
    const head = {
      title: `${setting.site.name}: ${texts.floors[floor]}`,
      description: texts.description(texts.floors[floor]),
      folder: severityPath(floor),
      homePath: 'advisories/',
    };
    const advisories = content.advisories.filter((advisory) => reaches(advisory, floor));
    return advisoryFeedIn(head, advisories, content, setting);
  });
