// The dev server's view of a reading. PRIVATE: it contains records that are not public. No document
// is made from it, and no build reaches it.

import { join } from 'node:path';
import { embargoMark, everythingAsPublished } from '../desk/release-day/preview-release.ts';
import { announcementText } from '../formats/announcement/mail.ts';
import { announcementOf } from '../formats/announcement/make.ts';
import { settingOf } from '../formats/format.ts';
import { escapeHtml } from '../formats/text/xml.ts';
import { interfaceFor } from '../language/index.ts';
import { severityLabel } from '../language/sentences/severity.ts';
import { repeatedText } from '../model/problem/fold.ts';
import { formatProblem, problemLine } from '../model/problem/format.ts';
import type { Problem } from '../model/problem/problem.ts';
import { order } from '../model/text/order.ts';
import type { Shown } from '../publish/current-reading.ts';
import { restartNotice } from '../publish/integration.ts';
import type { Reading } from '../read/index.ts';
import { foldedProblems } from '../read/problem-overview.ts';
import { lastReadable } from './last-readable.ts';
import { MARK_STYLE, type Marks, markPage, noteHtml, withTop } from './mark-page.ts';
import { type PageRecord, pageRecords } from './records.ts';
import type { DevState, ShownProblem, ShownRecord } from './state.ts';

/** A rendered page. */
interface RenderedPage {
  /** The path of its address, with the base path. */
  readonly pathname: string;
  readonly status: number;
  readonly html: string;
}

/** The dev server's view of the latest reading. */
export interface View {
  readonly shown: Shown;
  /** Returns the state for a page. `path` is relative to the top of the site. */
  readonly state: (path: string) => DevState;
  /** Returns a page with its marks and the tools of the dev server. */
  readonly page: (page: RenderedPage) => string;
  /** Returns the page to show if the page cannot be rendered. */
  readonly failedPage: (message: string) => string;
}

/**
 * Returns a function that makes the view of a reading. It must receive every reading of a process,
 * in order. `prefix` precedes the file names in messages.
 */
export function viewer(prefix: string): (reading: Reading) => Promise<View> {
  const readable = lastReadable();
  let base: string | undefined;
  return async (reading) => {
    const { reading: used, earlier, hasSite } = await readable(reading);
    base ??= used.site.base;
    const notices = [
      ...(used.site.base === base ? [] : [restartNotice(used)]),
      ...earlier.map(
        (file) => `${prefix}${file} has errors. The site shows its last readable version.`,
      ),
    ];
    return viewOf({ reading, used, prefix, base, notices, hasSite });
  };
}

interface Seen {
  readonly reading: Reading;
  /** The reading with the last readable texts. */
  readonly used: Reading;
  readonly prefix: string;
  /** The base path that the server uses. */
  readonly base: string;
  readonly notices: readonly string[];
  readonly hasSite: boolean;
}

function viewOf(seen: Seen): View {
  const { used, base, hasSite } = seen;
  const all = {
    ...used.content,
    publicFiles: [...used.content.publicFiles, ...used.withheld].sort(order),
  };
  const { content, tlp } = everythingAsPublished(used.desk, all, used.place.now);
  const records = pageRecords(used.content, used.desk, used.place.now);
  const marks: Marks = new Map(
    records.flatMap(({ path, mark }) => (mark === undefined ? [] : [[path, mark]])),
  );
  const shown: Shown = { place: used.place, site: { ...used.site, base }, content };
  const state = overallState(seen, marks.size);
  const problemsIn = (file: string): ShownProblem[] =>
    seen.reading.problems.filter((one) => one.file === file).map((one) => shownProblem(one, seen));
  const recordAt = (path: string): ShownRecord | undefined => {
    const found = records.find((one) => one.path === path);
    if (found === undefined) return undefined;
    return shownRecord(found, {
      ...seen,
      shown,
      mark: embargoMark({ tlp }),
      problems: problemsIn(found.file),
    });
  };
  const problemPage = (message: string): string => documentOf(message, state, base);
  return {
    shown,
    state: (path) => ({ ...state, record: recordAt(path) }),
    failedPage: problemPage,
    page: ({ pathname, status, html }) => {
      if (!hasSite) return problemPage('The site cannot be shown before site.yaml is readable.');
      const path = pathname.startsWith(base) ? pathname.slice(base.length) : '';
      const marked = markPage(html, path.replace(/(?<=[^/])$/, '/'), base, marks);
      const noted = status === 404 ? withTop(marked, noteHtml(absence(state))) : marked;
      return withTools(noted, base);
    },
  };
}

function overallState(seen: Seen, hidden: number): DevState {
  const { problems } = seen.reading;
  const errors = problems.filter(({ level }) => level === 'error').length;
  const { printed, repeated } = foldedProblems(seen.reading);
  const byLevel = printed.toSorted((a, b) => order(a.problem.level, b.problem.level));
  return {
    errors,
    warnings: problems.length - errors,
    problems: byLevel.map(({ problem, brief }) => shownProblem(problem, seen, brief)),
    repeated: repeated.length === 0 ? undefined : repeatedText(repeated),
    notices: seen.notices,
    hidden,
  };
}

function shownProblem(problem: Problem, { reading, prefix }: Seen, brief = false): ShownProblem {
  return {
    level: problem.level,
    text: brief ? problemLine(problem, prefix) : formatProblem(problem, prefix),
    place: `${join(reading.place.folder, problem.file)}:${problem.line}:${problem.column}`,
  };
}

interface RecordContext extends Seen {
  readonly shown: Shown;
  /** The mark of an announcement that is not public. */
  readonly mark: string;
  readonly problems: readonly ShownProblem[];
}

function shownRecord(record: PageRecord, context: RecordContext): ShownRecord {
  const { site, content, place } = context.shown;
  const advisory = content.advisories.find(({ id }) => id === record.advisory);
  const words = interfaceFor(site.language).words.severity;
  return {
    file: record.file,
    place: join(place.folder, record.file),
    mark: record.mark,
    severity: advisory && severityLabel(advisory.severities, words),
    vectors: advisory?.severities.scores.map(({ vector }) => vector) ?? [],
    problems: context.problems,
    announcement: announcementFor(record, context),
  };
}

/** The announcement of a release, or of the latest release that names an advisory. */
function announcementFor(
  { release, advisory }: PageRecord,
  { used, shown, mark }: RecordContext,
): string | undefined {
  const { content, site, place } = shown;
  const found = content.releases.find(
    ({ slug, advisories }) =>
      slug === release || (advisory !== undefined && advisories.includes(advisory)),
  );
  if (found === undefined) return undefined;
  const isPublic = used.content.releases.some(({ slug }) => slug === found.slug);
  const embargo = isPublic ? undefined : mark;
  return announcementText(
    announcementOf(found, content, settingOf(site, place.now, content), { embargo }),
  );
}

/** Explains a missing page. */
function absence(state: DevState): string {
  const documents =
    'No page has this address. Documents, such as feeds and OSV records, contain only public records.';
  const errors = state.problems.filter(({ level }) => level === 'error');
  if (errors.length === 0) return escapeHtml(documents);
  return `${escapeHtml('No page has this address. A file with errors can be the reason.')}${listOf(errors)}`;
}

const listOf = (problems: readonly ShownProblem[]): string =>
  problems.map(({ text }) => `<pre>${escapeHtml(text)}</pre>`).join('');

function documentOf(message: string, state: DevState, base: string): string {
  const errors = state.problems.filter(({ level }) => level === 'error');
  const title = 'The page cannot be shown';
  // Vite's client loads the page again after a change.
  const vite = `<script type="module" src="${escapeHtml(base)}@vite/client"></script>`;
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${vite}</head><body><h1>${title}</h1>${noteHtml(`${escapeHtml(message)}${listOf(errors)}`)}</body></html>`;
  return withTools(page, base);
}

/** Adds the style of the marks and the client, which shows problems and the toolbar. */
function withTools(html: string, base: string): string {
  const tools = `<style>${MARK_STYLE}</style><script type="module" src="${escapeHtml(base)}src/dev/client/index.ts"></script>`;
  const end = html.search(/<\/head>/i);
  return end < 0 ? tools + html : html.slice(0, end) + tools + html.slice(end);
}
