// The texts of the temporary banners on every page.

import type { Catalogue } from '../../language/index.ts';
import type { Content } from '../../model/content.ts';
import { addHours, type Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import { announcementPath, projectPath } from '../../model/site/site.ts';
import { type Banner, bannersOf } from '../../model/views/banners.ts';
import { releaseName } from '../project/release-name.ts';
import { indexOfContent } from './index-of-content.ts';

/** A banner: a sentence, its link, and its end. */
interface BannerWords {
  readonly until: Instant;
  /** "Security release", "Security release to come" */
  readonly kind: string;
  readonly text: string;
  readonly link: { readonly path: string; readonly name: string };
}

// Every page of a build in one language has the same banners.
const cache = new WeakMap<Content, Map<Catalogue, readonly BannerWords[]>>();

/**
 * Returns the banners of all pages in a language at the time of the build. Cached for each content.
 */
export function bannerWords(
  content: Content,
  site: Site,
  now: Instant,
  words: Catalogue,
): readonly BannerWords[] {
  const known = cache.get(content) ?? new Map<Catalogue, readonly BannerWords[]>();
  cache.set(content, known);
  const made =
    known.get(words) ??
    bannersOf(content, site, now).map((banner) => wordsOf(banner, content, words));
  known.set(words, made);
  return made;
}

function wordsOf(
  banner: Banner,
  content: Content,
  { frame, time, severity, range }: Catalogue,
): BannerWords {
  const { project } = indexOfContent(content);
  const { banner: texts } = frame;
  if (banner.kind === 'announced') {
    const { at, windowHours, severityAtMost, project: slug } = banner.announced;
    const owner = project.get(slug);
    return {
      until: banner.until,
      kind: texts.coming,
      text: `${time.span(at, addHours(at, windowHours))}. ${texts.severityAtMost(severity.levels[severityAtMost])}`,
      link: {
        path: owner === undefined ? 'subscribe/' : projectPath(slug),
        name: owner?.name ?? slug,
      },
    };
  }
  const { release, rating, fixes } = banner;
  const what = fixes === 0 ? [] : [texts.fixes(fixes)];
  const worst =
    rating === undefined || fixes === 0
      ? []
      : [(fixes === 1 ? texts.severity : texts.severityAtMost)(severity.levels[rating])];
  return {
    until: banner.until,
    kind: texts.fresh,
    text: [`${time.day(release.published)}.`, ...what, ...worst].join(' '),
    link: {
      path: announcementPath(release.slug),
      name: releaseName(release, project.get(release.project), range),
    },
  };
}
