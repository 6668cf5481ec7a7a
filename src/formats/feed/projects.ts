// The feeds of projects: projects/<slug>/feed.{xml,atom,json}. A project without advisories has an
// empty one, so that readers can subscribe before the first advisory.

import { interfaceFor } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import { projectPath } from '../../model/site/site.ts';
import type { SiteFormat } from '../format.ts';
import { advisoryFeedIn } from './feed.ts';

/** Returns a feed for each project: the advisories that name it. */
export const projectFeeds: SiteFormat = (content, setting) => {
  const advisories = byProject(content);
  return content.projects.flatMap(({ slug, name }) => {
    const folder = projectPath(slug);
    const title = `${name} – ${setting.site.name}`;
    const description = interfaceFor(setting.site.language).words.feed.project(name);
    return advisoryFeedIn(
      { title, description, folder, homePath: folder },
      advisories.get(slug) ?? [],
      content,
      setting,
    );
  });
};

function byProject({ advisories }: Content): Map<string, Advisory[]> {
  const groups = new Map<string, Advisory[]>();
  for (const advisory of advisories) {
    const group = groups.get(advisory.project);
    if (group === undefined) groups.set(advisory.project, [advisory]);
    else group.push(advisory);
  }
  return groups;
}
