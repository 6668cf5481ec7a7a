// Paths of pages and lists, relative to the top of the site. They are separate from site.ts, so
// that the browser loads no schema.

/** The list of all advisories for filters and the search. */
export const ADVISORY_INDEX = 'advisories/index.json';

/** Returns the path of the page of an advisory, relative to the top of the site. */
export const advisoryPath = (id: string): string => `advisories/${id}/`;
/** Returns the path of the page of a translation. `lang`: BCP 47. */
export const translationPath = (id: string, lang: string): string => `${advisoryPath(id)}${lang}/`;
export const projectPath = (slug: string): string => `projects/${slug}/`;
export const announcementPath = (slug: string): string => `announcements/${slug}/`;
export const statementPath = (slug: string): string => `statements/#statement-${slug}`;
export const retrospectivePath = (slug: string): string => `retrospectives/${slug}/`;
export const policyPath = (slug: string): string =>
  slug === 'security' ? 'policy/' : `policy/${slug}/`;
