// The policy: it follows coordinated disclosure, and states the same times as the site (SPEC 11,
// steps 1 and 4).

import type { Everything } from '../../model/content.ts';
import { dayOf } from '../../model/instant.ts';
import {
  factsIn,
  factValue,
  isFact,
  isStated,
  POLICY_FACTS,
  type PolicyFact,
} from '../../model/policy/facts.ts';
import { slotInWords } from '../../model/policy/slot.ts';
import { nearest } from '../../model/problem/from-schema.ts';
import { figuresIn, isFigure, POLICY_FIGURES } from '../../model/views/policy-figures.ts';
import { checkFor } from '../check.ts';
import { promisesIn } from './promise.ts';
import { slotHoursIn } from './slot-hour.ts';
import { targetsIn } from './targets.ts';

/** SECURITY.md says that disclosure is coordinated. */
export const disclosure = checkFor(['policy-cvd'], function* ({ content }: Everything) {
  for (const { slug, file, title, body } of content.policies) {
    if (
      slug !== 'security' ||
      /coordinated\s+(?:vulnerability\s+)?disclosure/i.test(`${title}\n${body}`)
    )
      continue;
    const message = 'The policy does not mention coordinated disclosure.';
    const remedy = 'Write, for example: "We follow coordinated vulnerability disclosure."';
    yield { code: 'policy-cvd', file, at: 'start', message, remedy };
  }
});

/**
 * Response times in the policy pages are those of the site, and no review date is in the future.
 */
export const policies = checkFor(
  ['policy-promise', 'date-future'],
  function* ({ site, content, now }: Everything) {
    const promised = site.promise.acknowledge_hours;
    const ofChannels = new Set(
      content.channels.flatMap(({ acknowledge_hours: hours }) => hours ?? []),
    );
    const today = dayOf(now);
    for (const { file, body, written, reviewed_at: reviewed } of content.policies) {
      if (reviewed !== undefined && reviewed > today) {
        const message = `The review is dated ${reviewed}, in the future: it is ${today}.`;
        yield { code: 'date-future', file, at: { path: ['reviewed_at'] }, message };
      }
      const wrong = promisesIn(written).filter(
        ({ hours }) => hours !== promised && !ofChannels.has(hours),
      );
      const plain = wrong.filter((one) => one.plain);
      const agrees = promisesIn(body).some(({ hours }) => hours === promised);
      // If a page states the right time, a time that is not clearly for the first answer can have
      // another meaning.
      for (const { text, offset } of agrees || plain.length > 0 ? plain : wrong.slice(0, 1)) {
        const isStated = site.stated.acknowledgeHours !== undefined;
        const message = `The policy says "${text}", but ${isStated ? `site.yaml promises ${promised} hours` : `site.yaml states no promise, and the default is ${promised} hours`}.`;
        // The body of a policy lacks the heading that became the title: only offsets from its end
        // match the file.
        const remedy =
          'Write {{acknowledge_hours}} instead of the number, or correct "promise" in site.yaml.';
        yield {
          code: 'policy-promise',
          file,
          at: { bodyOffset: offset - written.length, length: text.length },
          message,
          remedy,
        };
      }
    }
  },
);

/** The key of each fact in site.yaml. */
const KEYS: Readonly<Record<PolicyFact, string>> = {
  acknowledge_hours: '"promise: {acknowledge_hours: ...}"',
  critical_days: '"targets: {critical: ...}"',
  high_days: '"targets: {high: ...}"',
  medium_days: '"targets: {medium: ...}"',
  low_days: '"targets: {low: ...}"',
  slot: '"slot: {hour: ..., days: [...]}"',
  publisher: '"publisher"',
  site: '"url"',
};

/**
 * Target days in the policy pages are those of the site (SPEC 11, step 4). Every {{fact}} and
 * {{figure}} is known and in a valid place.
 */
export const policyFacts = checkFor(
  [
    'policy-target',
    'policy-slot',
    'policy-fact-unknown',
    'policy-fact-unstated',
    'policy-figure-place',
  ],
  function* ({ site, content }: Everything) {
    for (const { file, written } of content.policies) {
      for (const { level, days, offset, length } of targetsIn(written)) {
        if (days === site.targets[level]) continue;
        const message = `The policy says ${days} days for ${level}, but ${site.stated.targets[level] === undefined ? 'the default is' : 'site.yaml says'} ${site.targets[level]}.`;
        const remedy = `Write {{${level}_days}} instead of the number.`;
        yield {
          code: 'policy-target',
          file,
          at: { bodyOffset: offset - written.length, length },
          message,
          remedy,
        };
      }
      for (const { hour, text, offset } of slotHoursIn(written)) {
        if (hour === site.slot.hour) continue;
        const message = `The policy says "${text}", but ${site.stated.slot === undefined ? 'the default slot is' : 'the slot in site.yaml is'} ${slotInWords(site.slot)}.`;
        const at = { bodyOffset: offset - written.length, length: text.length };
        yield {
          code: 'policy-slot',
          file,
          at,
          message,
          remedy: 'Write {{slot}} instead of the time.',
        };
      }
      const placed = new Set(figuresIn(written).map(({ offset }) => offset));
      for (const { name, offset, length } of factsIn(written)) {
        const at = { bodyOffset: offset - written.length, length };
        if (isFact(name) && !isStated(name, site)) {
          const source = name.endsWith('_days') ? "Candor's default" : 'what SPEC 11 recommends';
          const message = `site.yaml does not state {{${name}}}. The page says ${factValue(name, site)}, ${source}.`;
          const remedy = `Add ${KEYS[name]} to site.yaml, or remove the sentence from the policy.`;
          yield { code: 'policy-fact-unstated', file, at, message, remedy };
          continue;
        }
        if (isFact(name) || placed.has(offset)) continue;
        if (isFigure(name)) {
          const message = `{{${name}}} is a figure, but it is not alone in its paragraph.`;
          yield { code: 'policy-figure-place', file, at, message };
          continue;
        }
        const near = nearest(name, [...POLICY_FACTS, ...POLICY_FIGURES]);
        const message = `{{${name}}} does not exist.${near === undefined ? '' : ` Did you mean {{${near}}}?`}`;
        yield { code: 'policy-fact-unknown', file, at, message };
      }
    }
  },
);
