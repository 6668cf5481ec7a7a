// candor announce RELEASE: the announcement of a security release, by SPEC 11's template, in every
// format for sending it.

import {
  embargoMark,
  embargoReasons,
  previewOf,
} from '../../src/desk/release-day/preview-release.ts';
import { type Clock, realInstant } from '../../src/environment.ts';
import type { Announcement } from '../../src/formats/announcement/announcement.ts';
import {
  ANNOUNCEMENT_FORMS,
  type FormName,
  formOf,
  isFormName,
  type Sender,
} from '../../src/formats/announcement/forms.ts';
import { announcementOf } from '../../src/formats/announcement/make.ts';
import { type Refusal, refusalsOf } from '../../src/formats/announcement/refusals.ts';
import { settingOf } from '../../src/formats/format.ts';
import type { Content } from '../../src/model/content.ts';
import { type Instant, isAfter } from '../../src/model/instant.ts';
import type { PlannedRelease, Release } from '../../src/model/release/release.ts';
import { senderOf } from '../../src/model/reporting/sender.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { UsageError } from '../../src/usage-error.ts';
import { command, type Finish, pathOption, plural, print, problemsText, say } from '../command.ts';
import { demandName, NO_RELEASE, nameHint, releaseNames } from '../names.ts';
import { FORCE, isFreeOfLeaks, refusePublicPlace, writeResult } from '../output.ts';
import { publicPlaceOf } from '../public-place.ts';

/** A release with all sources of its announcement. */
interface Announced {
  readonly release: Release;
  readonly content: Content;
  /** The mark of a preview. */
  readonly embargo?: string;
}

export function announce(finish: Finish, clock: Clock) {
  const forms = Object.entries(ANNOUNCEMENT_FORMS).map(
    ([name, { words }]) => `  ${name.padEnd(13)} ${words}`,
  );
  return command('announce')
    .argument('[release]', 'a file name in releases/, without .md')
    .option('--form <form>', `one of ${Object.keys(ANNOUNCEMENT_FORMS).join(', ')}`, 'text')
    .option('--output <file>', 'write to this file instead of printing', pathOption)
    .option(...FORCE)
    .option('--preview', 'show an announcement that is still embargoed, marked as such')
    .addHelpText('after', `\nForms:\n${forms.join('\n')}`)
    .action(async (given, options) => {
      const form = formNamed(options.form);
      const place = publicPlaceOf(options, clock);
      const reading = await readContent(place);
      const slug = demandName(given, 'candor announce RELEASE', releaseNames(reading), NO_RELEASE);
      const found = find(slug, reading);
      if (found.state !== 'published' && options.preview !== true) {
        refuse(
          `${slug} is embargoed; nothing was written.`,
          embargoed(found, reading, realInstant(clock)),
        );
        return finish(1);
      }
      const announced =
        found.state === 'published'
          ? { release: found, content: reading.content }
          : preview(found, reading);
      if (announced.embargo !== undefined && options.output !== undefined)
        refusePublicPlace(options.output, place);
      const broken = errorsOf(announced.release, reading);
      if (broken.length > 0) say(problemsText(broken, place));
      const sender = { site: reading.site, from: senderOf(reading.site, reading.content.channels) };
      const { announcement, refusals } = compose(announced, form, sender, reading);
      // A preview is for review: it also shows an incomplete announcement, if it can be written at
      // all.
      const shown = announced.embargo !== undefined && refusals.every(({ stops }) => !stops);
      const ready = broken.length === 0 && refusals.length === 0;
      if (!ready)
        refuse(
          shown
            ? 'The announcement is not complete yet:'
            : `${slug} cannot be announced yet; nothing was written.`,
          [...(broken.length === 0 ? [] : [ERRORS]), ...refusals],
        );
      if (!ready && !shown) return finish(1);
      const text = options.json
        ? `${JSON.stringify(announcement, null, 2)}\n`
        : formOf(form).write(announcement, sender);
      const name = `announcement.${options.json ? 'json' : form}`;
      if (
        announced.embargo === undefined &&
        !(await isFreeOfLeaks(text, 'The announcement', name, reading))
      )
        return finish(1);
      if (options.output === undefined) print(text);
      else writeResult(options.output, text, { content: place.folder, force: options.force });
      say(`\n${next(form, announcement)}`);
      if (!ready) finish(1);
    });
}

const ERRORS: Refusal = {
  what: 'Its files have errors (see above).',
  remedy: 'Fix them. Run "candor check" to list all of them.',
};

function formNamed(name: string): FormName {
  if (isFormName(name)) return name;
  throw new UsageError(
    `There is no form ${name}. ${nameHint(name, Object.keys(ANNOUNCEMENT_FORMS))}`,
  );
}

function find(slug: string, reading: Reading): Release | PlannedRelease {
  const release = [...reading.content.releases, ...reading.desk.releases].find(
    (one) => one.slug === slug,
  );
  if (release !== undefined) return release;
  throw new UsageError(
    `There is no release ${slug}. ${nameHint(slug, releaseNames(reading), NO_RELEASE)}`,
  );
}

function embargoed(release: PlannedRelease, { desk, place }: Reading, real: Instant): Refusal[] {
  const { published } = release;
  const isDue =
    published !== undefined && isAfter(published, place.now) && !isAfter(published, real);
  const remedy = isDue
    ? `The clock says ${real}: remove --now, CANDOR_NOW and SOURCE_DATE_EPOCH.`
    : 'Wait until then, or use --preview.';
  const reasons = embargoReasons(release, desk, place.now).map((what) => ({ what, remedy }));
  return reasons.length > 0
    ? reasons
    : [
        {
          what: `${release.slug} names an advisory that does not exist.`,
          remedy: 'Run "candor check".',
        },
      ];
}

function preview(release: PlannedRelease, { desk, content, place }: Reading): Announced {
  const shown = previewOf(release, desk, content, place.now);
  return { release: shown.release, content: shown.content, embargo: embargoMark(shown) };
}

/** The errors in the sources of the announcement. */
function errorsOf({ file, project, advisories }: Release, { problems, content, desk }: Reading) {
  const made = [...content.advisories, ...desk.advisories]
    .filter(({ id }) => advisories.includes(id))
    .map((one) => one.file);
  const files = new Set([file, 'site.yaml', `projects/${project}.yaml`, ...made]);
  // Problems that a refusal already reports are not repeated.
  return problems.filter(
    (one) =>
      one.level === 'error' &&
      files.has(one.file) &&
      !(one.file === file && one.code === 'release-advisory'),
  );
}

type Reason = Refusal & { readonly stops: boolean };

function compose(
  announced: Announced,
  form: FormName,
  sender: Sender,
  reading: Reading,
): { announcement: Announcement; refusals: Reason[] } {
  const { release, content, embargo } = announced;
  const { full, lacks } = formOf(form);
  const setting = settingOf(reading.site, reading.place.now, content);
  const announcement = announcementOf(release, content, setting, {
    embargo,
    ...(full === true ? { full } : {}),
  });
  const incomplete = refusalsOf(release, content).map((one) => ({ ...one, stops: false }));
  const lacking = (lacks?.(announcement, sender) ?? []).map((one) => ({ ...one, stops: true }));
  return { announcement, refusals: [...incomplete, ...lacking] };
}

function refuse(head: string, refusals: readonly Refusal[]): void {
  say([head, ...refusals.map(({ what, remedy }) => `* ${what}\n  ${remedy}`)].join('\n'));
}

function next(form: FormName, { embargo, subject, to }: Announcement): string {
  if (embargo !== undefined)
    return 'This is embargoed: show it only to people who work on it. Next: "candor check", then wait for its publication time.';
  if (form === 'markdown') return `Title: ${subject}`;
  if (form === 'chat' || form === 'html')
    return 'Next: post it where users of the project will see it.';
  if (form === 'oss-security')
    return 'Next: send it as plain text, without HTML, and only to that list.';
  return `Next: send it to ${plural(to.length, 'recipient')}. Candor sends no mail.`;
}
