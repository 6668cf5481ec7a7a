// Where pages and lists lie, from the top of the site. Apart from model/site.ts, so that the browser need not load a schema.

/** The list of all advisories that filters and the search read. */
export const ADVISORY_INDEX = 'advisories/index.json';

/** The path of a page of an advisory, from the top of the site. */
export const advisoryPath = (id: string): string => `advisories/${id}/`;
/** The path of the page of a translation. `lang`: BCP 47. */
export const translationPath = (id: string, lang: string): string => `${advisoryPath(id)}${lang}/`;
export const projectPath = (slug: string): string => `projects/${slug}/`;
export const announcementPath = (slug: string): string => `announcements/${slug}/`;
export const statementPath = (slug: string): string => `statements/#statement-${slug}`;
export const retrospectivePath = (slug: string): string => `retrospectives/${slug}/`;
export const policyPath = (slug: string): string => (slug === 'security' ? 'policy/' : `policy/${slug}/`);
