// candor preview --embargoed: renders the site with everything public, for the team, on this
// machine. It is built in a private folder outside the repository, which is deleted with the
// command. Every file of it has a watermark.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  embargoMark,
  everythingAsPublished,
} from '../../../src/desk/release-day/preview-release.ts';
import { MARK } from '../../../src/disk/temporary-folder.ts';
import { type PrivateServer, servePrivately } from '../../../src/embargo/preview/server.ts';
import { MARK_STYLE, MARK_STYLE_PATH, marked } from '../../../src/embargo/preview/watermark.ts';
import { order } from '../../../src/model/text/order.ts';
import { renderSite } from '../../../src/publish/render-site.ts';
import { hasErrors, type Reading, readContent } from '../../../src/read/index.ts';
import type { ContentPlace } from '../../../src/read/place.ts';
import { countProblems, plural, print, problemsOverview, say } from '../../command.ts';
import { refuseTakenPort } from '../../port.ts';
import { privateFolder } from '../../private-folder.ts';

/** The prefix of the folder names. */
export const PREFIX = 'candor-embargoed-';

/**
 * Renders and serves until the process ends; returns false if problems prevent it. Throws
 * UsageError.
 */
export async function previewEmbargoed(place: ContentPlace, port: number): Promise<boolean> {
  const fresh = privateFolder(PREFIX, place.folder);
  try {
    const reading = await readContent(place);
    if (hasErrors(reading.problems)) {
      print(problemsOverview(reading));
      say(`There is nothing to preview: ${countProblems(reading.problems)}.`);
      return false;
    }
    const { url } = await renderAndServe(reading, fresh.path, port);
    const { advisories } = reading.desk;
    say(
      `With ${plural(advisories.length, 'advisory', 'advisories')} that ${advisories.length === 1 ? 'is' : 'are'} not public. Press Ctrl-C to stop and to delete all its files.`,
    );
    print(url);
    // Runs until a signal ends the process; the folder is then deleted.
    await new Promise(() => undefined);
    return true;
  } finally {
    fresh.remove();
  }
}

async function renderAndServe(
  reading: Reading,
  work: string,
  port: number,
): Promise<PrivateServer> {
  const { desk, content, withheld, site, place } = reading;
  const all = { ...content, publicFiles: [...content.publicFiles, ...withheld].sort(order) };
  const shown = everythingAsPublished(desk, all, place.now);
  const empty = {
    advisories: [],
    translations: [],
    releases: [],
    retrospectives: [],
    statements: [],
  };
  const nobody = { ...desk, ...empty, cases: [], reservations: [], templates: [] };
  const folder = await renderSite(
    { ...reading, content: shown.content, desk: nobody, withheld: [] },
    work,
  );
  markAll(folder, embargoMark(shown), { base: site.base, plain: new Set(all.publicFiles) });
  // Astro's intermediate files contain the same texts, without the mark.
  for (const name of readdirSync(work))
    if (join(work, name) !== folder && name !== MARK)
      rmSync(join(work, name), { recursive: true, force: true });
  return servePrivately(folder, site.base, port).catch((error: unknown) =>
    refuseTakenPort(error, port),
  );
}

/** Marks every file of a folder; deletes those that cannot be marked. */
function markAll(
  folder: string,
  mark: string,
  options: { base: string; plain: ReadonlySet<string> },
): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    const bytes = marked(path, readFileSync(file), mark, options);
    if (bytes === undefined) rmSync(file);
    else writeFileSync(file, bytes);
  }
  mkdirSync(dirname(join(folder, MARK_STYLE_PATH)), { recursive: true });
  writeFileSync(join(folder, MARK_STYLE_PATH), MARK_STYLE);
}
