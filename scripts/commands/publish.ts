// candor publish NAME: gives private records their time of publication, all of them or none, and
// says what becomes public with it.

import type { ContentChange } from '../../src/change-content.ts';
import type { Clock } from '../../src/environment.ts';
import type { EmbargoedAdvisory } from '../../src/model/advisory/advisory.ts';
import { type Instant, isAfter } from '../../src/model/instant.ts';
import {
  advisoryPath,
  announcementPath,
  retrospectivePath,
  statementPath,
} from '../../src/model/site/paths.ts';
import { absolute } from '../../src/model/site/site.ts';
import type { Edit } from '../../src/model/source/edit/edit.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, plural, print, say } from '../command.ts';
import { demandName, nameHint } from '../names.ts';
import { recordPlaceOf } from '../public-place.ts';
import { saveChanges } from '../save-changes.ts';
import { timeOf } from './revise.ts';

/** A private record that can be published. */
interface Draft {
  readonly name: string;
  readonly file: string;
  readonly page: string;
  readonly published: Instant | undefined;
  readonly tlp?: EmbargoedAdvisory['tlp'];
}

export function publish(finish: Finish, clock: Clock) {
  return command('publish')
    .argument(
      '[name...]',
      'the ids of advisories, and the slugs of releases, retrospectives and statements',
    )
    .option('--at <time>', 'when they become public: 2026-05-12T16:00:00Z (default: now)')
    .option('--clear', 'change a TLP other than CLEAR to CLEAR')
    .addHelpText(
      'after',
      '\nAll of them or none are changed. They become public with the first build after that time.\n\nExample:\n  candor publish ORB-2026-0004 orbital-3.1.2 --at 2026-05-12T16:00:00Z',
    )
    .action(async (names, options) => {
      const place = recordPlaceOf(options, clock);
      const reading = await readContent(place);
      const known = draftsIn(reading);
      demandName(
        names[0],
        'candor publish NAME',
        known.map(({ name }) => name),
        'There is nothing to publish.',
      );
      const at = timeOf(options.at, place.now);
      const drafts = [...new Set(names)].map((name) => draftNamed(name, known, reading));
      const closed = drafts.filter(({ tlp = 'CLEAR' }) => tlp !== 'CLEAR');
      if (closed.length > 0 && options.clear !== true)
        throw new UsageError(
          `${closed.map(({ name, tlp }) => `${name} is TLP:${tlp}`).join(', ')}. Add --clear if its recipients agree that it becomes public. Nothing was written.`,
        );
      const planned = drafts.filter(
        ({ published }) => published !== undefined && isAfter(published, place.now),
      );
      if (planned.length > 0 && options.at === undefined)
        throw new UsageError(
          `${planned.map(({ name, published }) => `${name} is scheduled for ${published}`).join(', ')}. Add --at TIME to move it. Nothing was written.`,
        );
      demandFixes(reading, drafts);
      const later = { ...place, now: isAfter(at, place.now) ? at : place.now };
      const before = await readContent(later);
      const changes = drafts.map(
        (draft): ContentChange => ({ path: draft.file, edits: editsOf(draft, at) }),
      );
      if ((await saveChanges(place, changes)) === undefined) return finish(1);
      const after = await readContent(later);
      const documents = newDocuments(before, after);
      const pages = drafts.map(({ page }) => absolute(after.site, page));
      const files = drafts.map(({ file }) => file);
      if (options.json)
        print(
          JSON.stringify(
            { names: drafts.map(({ name }) => name), at, files, pages, documents },
            null,
            2,
          ),
        );
      else print([...pages, ...documents.map((path) => `  ${path}`)].join('\n'));
      const many = drafts.length > 1;
      say(
        isAfter(at, place.now)
          ? `${many ? 'They become' : 'It becomes'} public with the first build after ${at}: ${plural(pages.length, 'page')}, ${plural(documents.length, 'document')}.`
          : `${many ? 'They are' : 'It is'} public with the next build: ${plural(pages.length, 'page')}, ${plural(documents.length, 'document')}.`,
      );
      for (const line of [...leftPrivate(after, names), ...badNews(after, files)]) say(line);
    });
}

function draftsIn({ desk }: Reading): Draft[] {
  const slugged = [
    ...desk.releases.map((one) => ({ ...one, page: announcementPath(one.slug) })),
    ...desk.retrospectives.map((one) => ({ ...one, page: retrospectivePath(one.slug) })),
    ...desk.statements.map((one) => ({ ...one, page: statementPath(one.slug) })),
  ];
  return [
    ...desk.advisories.map(({ id, file, tlp, published }) => ({
      name: id,
      file,
      tlp,
      published,
      page: advisoryPath(id),
    })),
    ...slugged.map(({ slug, file, published, page }) => ({ name: slug, file, published, page })),
  ];
}

/** Finds a private record. Throws UsageError if the name is unknown, public, or of two records. */
function draftNamed(name: string, known: readonly Draft[], { content }: Reading): Draft {
  const found = known.filter((one) => one.name === name);
  const [draft] = found;
  if (found.length > 1)
    throw new UsageError(
      `${name} is the name of ${found.map(({ file }) => file).join(' and ')}. Set "published" in the file that you mean.`,
    );
  if (draft !== undefined) return draft;
  const { advisories, releases, retrospectives, statements } = content;
  const open = [
    ...advisories.map(({ id, published }) => ({ of: id, published })),
    ...[...releases, ...retrospectives, ...statements].map(({ slug, published }) => ({
      of: slug,
      published,
    })),
  ].find(({ of }) => of === name);
  if (open !== undefined)
    throw new UsageError(`${name} is public since ${open.published}. Nothing was written.`);
  throw new UsageError(
    `Nothing private is called ${name}. ${nameHint(
      name,
      known.map((one) => one.name),
      '"candor new advisory" starts an advisory.',
    )}`,
  );
}

const editsOf = ({ tlp = 'CLEAR' }: Draft, at: Instant): Edit[] => [
  ...(tlp === 'CLEAR' ? [] : [{ path: ['tlp'], set: 'CLEAR' }]),
  { path: ['published'], set: at },
];

function newDocuments(before: Reading, after: Reading): string[] {
  const known = new Set(documentsOfReading(before).map(({ path }) => path));
  return documentsOfReading(after)
    .map(({ path }) => path)
    .filter((path) => !known.has(path));
}

/**
 * Once it is public, a release that does not fix its advisories is only explained. So it is refused
 * here. Throws UsageError.
 */
function demandFixes({ problems }: Reading, drafts: readonly Draft[]): void {
  const found = problems.find(
    ({ code, level, file }) =>
      code === 'release-not-fixed' && level === 'error' && drafts.some((one) => one.file === file),
  );
  if (found === undefined) return;
  throw new UsageError(`${found.file}: ${found.message} ${found.remedy} Nothing was written.`);
}

/** What readers learn about missing fixes. */
function badNews({ problems }: Reading, files: readonly string[]): string[] {
  return problems
    .filter(
      ({ explains, code, file }) =>
        explains === true && code.startsWith('fix-') && files.includes(file),
    )
    .map(({ message, remedy }) => `${message} ${remedy}`);
}

/** Releases that fix a published advisory and are still private: nobody would be able to upgrade. */
function leftPrivate({ desk }: Reading, names: readonly string[]): string[] {
  return desk.releases
    .filter(
      ({ slug, advisories }) =>
        !names.includes(slug) && advisories.some((id) => names.includes(id)),
    )
    .map(({ slug }) => `The release ${slug} is still private: candor publish ${slug}`);
}
