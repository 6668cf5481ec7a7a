// The feeds of severities: severity/<level>/feed.{xml,atom,json} for low, medium, high and critical, each with the advisories of that
// level and above. Advisories without a rating, and those rated none, are in no such feed: they are in the feed of the whole site and in
// that of their project. An advisory whose rating falls below the level leaves the feed.

import { reaches, SEVERITY_FLOORS, type SeverityFloor, severityPath } from '../model/severity-floor.ts';
import { advisoryFeedIn } from './feed.ts';
import type { SiteFormat } from './format.ts';

/** A feed for each level. */
export const severityFeeds: SiteFormat = (content, setting) =>
  SEVERITY_FLOORS.flatMap((floor) => {
    const head = {
      title: `${setting.site.name}: ${titleOf(floor)}`,
      description: `Security advisories that are rated ${titleOf(floor)}.`,
      folder: severityPath(floor),
      homePath: 'advisories/',
    };
    const advisories = content.advisories.filter((advisory) => reaches(advisory, floor));
    return advisoryFeedIn(head, advisories, content, setting);
  });

const titleOf = (floor: SeverityFloor): string => (floor === 'critical' ? 'critical' : `${floor} or above`);
