// The `cna` container of a rejected CVE, CVE Record Format 5.x, "cnaRejectedContainer". It has no
// affected products, scores or references. Omits `providerMetadata`, which CVE Services fills in.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { dayOf, type Instant } from '../../model/instant.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { cvesOf, isCve } from '../text/other-names.ts';
import { sentence } from '../text/plain-text.ts';
import { type CveText, cveLanguage, shortenedText } from './text.ts';

/** "cnaRejectedContainer" */
interface RejectedContainer {
  readonly rejectedReasons: readonly CveText[];
  /** The CVEs that describe the vulnerability instead. */
  readonly replacedBy?: readonly string[] | undefined;
  readonly x_generator: { readonly engine: 'Candor' };
  readonly x_withdrawn: { readonly advisory: string; readonly at: Instant };
}

interface Rejection {
  readonly site: Pick<Site, 'language' | 'url'>;
  /** All public advisories: the replacement is one of them. */
  readonly advisories: readonly Advisory[];
}

/** Returns the container for a CVE of a withdrawn advisory; undefined if it is not withdrawn. */
export function rejectedContainer(
  cve: string,
  advisory: Advisory,
  { site, advisories }: Rejection,
): RejectedContainer | undefined {
  const { id, withdrawn } = advisory;
  if (withdrawn === undefined) return undefined;
  const others = replacements(advisory, advisories).filter((one) => one !== cve);
  return {
    rejectedReasons: reasonsOf(advisory, withdrawn, site),
    replacedBy: others.length === 0 ? undefined : others,
    x_generator: { engine: 'Candor' },
    x_withdrawn: { advisory: id, at: withdrawn.at },
  };
}

// The format requires an English text, and the reason is in the language of the advisories.
function reasonsOf(
  { id }: Advisory,
  withdrawn: NonNullable<Advisory['withdrawn']>,
  site: Rejection['site'],
): CveText[] {
  const lang = cveLanguage(site);
  const { at, reason, replaced_by: next } = withdrawn;
  const facts = [
    ...(next === undefined ? [] : [`It is replaced by ${next}.`]),
    `The advisory is at ${absolute(site, advisoryPath(id))}`,
  ].join(' ');
  const day = `${id} was withdrawn on ${dayOf(at)}`;
  if (lang === 'en') return [shortenedText('en', `${day}: ${sentence(reason)} ${facts}`)];
  return [shortenedText('en', `${day}. ${facts}`), shortenedText(lang, reason)];
}

/**
 * Returns the CVEs of the advisory that replaces a withdrawn one. If that is withdrawn too, those of
 * its own replacement, and so on.
 */
function replacements(advisory: Advisory, advisories: readonly Advisory[]): string[] {
  const passed = new Set([advisory.id]);
  let next = advisory.withdrawn?.replaced_by;
  while (next !== undefined && !passed.has(next)) {
    passed.add(next);
    const id = next;
    if (isCve(id)) return [id];
    const replacement = advisories.find((one) => one.id === id);
    if (replacement?.withdrawn === undefined)
      return replacement === undefined ? [] : cvesOf(replacement);
    next = replacement.withdrawn.replaced_by;
  }
  return [];
}
