// The words of the notices that every page carries for a while.

import { type Banner, bannersOf } from '../model/banner.ts';
import type { Content } from '../model/content.ts';
import { addHours, dayOf, type Instant } from '../model/instant.ts';
import type { Site } from '../model/site.ts';
import { announcementPath, projectPath } from '../model/site.ts';
import { indexOfContent } from './index-of-content.ts';
import { dayInWords, momentInWords } from './moment.ts';
import { releaseName } from './release-name.ts';

/** A notice: a sentence, what it links, and until when it holds. */
export interface BannerWords {
  readonly until: Instant;
  /** "Security release", "Security release to come" */
  readonly kind: string;
  readonly text: string;
  readonly link: { readonly path: string; readonly name: string };
}

// Every page of a build carries the same.
const cache = new WeakMap<Content, readonly BannerWords[]>();

/** The notices of all pages as of the time of the build, made once for a content. */
export function bannerWords(content: Content, site: Site, now: Instant): readonly BannerWords[] {
  const known = cache.get(content);
  if (known !== undefined) return known;
  const words = bannersOf(content, site, now).map((banner) => wordsOf(banner, content));
  cache.set(content, words);
  return words;
}

function wordsOf(banner: Banner, content: Content): BannerWords {
  const { project } = indexOfContent(content);
  if (banner.kind === 'announced') {
    const { at, windowHours, severityAtMost, project: slug } = banner.announced;
    const owner = project.get(slug);
    return {
      until: banner.until,
      kind: 'Security release to come',
      text: `${windowInWords(at, windowHours)}. Severity: ${severityAtMost} at most.`,
      link: { path: owner === undefined ? 'subscribe/' : projectPath(slug), name: owner?.name ?? slug },
    };
  }
  const { release, rating, fixes } = banner;
  const what = fixes === 0 ? '' : ` It fixes ${fixes === 1 ? 'one vulnerability' : `${fixes} vulnerabilities`}.`;
  const worst = rating === undefined || fixes === 0 ? '' : ` Severity: ${rating}${fixes === 1 ? '' : ' at most'}.`;
  return {
    until: banner.until,
    kind: 'Security release',
    text: `${dayInWords(release.published)}.${what}${worst}`,
    link: { path: announcementPath(release.slug), name: releaseName(release, project.get(release.project)) },
  };
}

/** "24 November 2026, 16:00 to 20:00 UTC" */
function windowInWords(at: Instant, hours: number): string {
  const end = addHours(at, hours);
  const last = dayOf(end) === dayOf(at) ? `${end.slice(11, 16)} UTC` : momentInWords(end);
  return dayOf(end) === dayOf(at)
    ? `${momentInWords(at).replace(/ UTC$/, '')} to ${last}`
    : `${momentInWords(at)} to ${last}`;
}
