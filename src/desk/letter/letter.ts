// PRIVATE. A letter of the team: a template, filled in with the facts of one case (SPEC 11, steps
// 1, 4 and 7). Candor never sends it: a person does.

import type { TLP } from '../../model/advisory/advisory.ts';
import type { Case } from '../../model/case/case.ts';
import {
  isPlaceholder,
  LETTER_KINDS,
  type LetterName,
  referencesIn,
  replaceReferences,
} from '../../model/case/letter.ts';
import type { Everything } from '../../model/content.ts';
import type { Instant } from '../../model/instant.ts';
import { oneLine } from '../../model/mail/header.ts';
import { escapeMarkdown, markdownToText, withoutComments } from '../../model/markdown/render.ts';
import type { Site } from '../../model/site/site.ts';
import { FACTS } from './fact.ts';
import { type Addition, advisoriesOf, type Fact, type Matter } from './matter.ts';
import { LETTER_TEMPLATES } from './template.ts';

type Tlp = (typeof TLP)[number];

/** A letter, ready for review. */
export interface Letter {
  readonly kind: LetterName;
  readonly case: string;
  readonly subject: string;
  /** Markdown. */
  readonly markdown: string;
  /** The label at its top and bottom; undefined for letters to the reporter only. */
  readonly tlp: Tlp | undefined;
  readonly written: Instant;
}

export interface Wish extends Addition {
  /** The label for its readers; if absent, that of the case. */
  readonly tlp?: Tlp | undefined;
}

/** The reasons why a letter cannot be written, one sentence each. */
interface Unwritten {
  readonly reasons: readonly string[];
}

/** Writes a letter about a case. If anything is missing, returns every reason at once. */
export function letterOf(
  kind: LetterName,
  about: Case,
  everything: Everything,
  wish: Wish = {},
): Letter | Unwritten {
  const tlp = LETTER_KINDS[kind].marked ? (wish.tlp ?? about.tlp) : undefined;
  const own = everything.desk.templates.find(({ name }) => name === kind);
  const subject = own?.subject ?? LETTER_TEMPLATES[kind].subject;
  const body = withoutComments(own?.body ?? LETTER_TEMPLATES[kind].body);
  const matter: Matter = { kind, about, everything, addition: wish };
  const facts = factsFor(`${subject}\n${body}`, matter);
  const plain = oneLine(replaceReferences(subject, (name) => flat(facts.get(name))));
  const markdown = filled(body, facts);
  const reasons = [
    ...labelReasons(kind, tlp),
    ...missingIn(facts),
    ...lostNote(facts, matter),
    ...leaksIn(`${plain}\n${markdown}`, matter),
  ];
  if (reasons.length > 0) return { reasons };
  return {
    kind,
    case: about.id,
    subject: tlp === undefined ? plain : `[TLP:${tlp}] ${plain}`,
    markdown,
    tlp,
    written: everything.now,
  };
}

/**
 * Returns the letter as plain text in lines of a width; Infinity for paragraphs on one line. The
 * label is at the top and at the bottom.
 */
export function letterText(
  { markdown, tlp }: Letter,
  { url }: Pick<Site, 'url'>,
  width: number,
): string {
  const text = markdownToText(markdown, { base: url, width });
  if (tlp === undefined) return text;
  const mark = `TLP:${tlp}`;
  return [mark, markdownToText(LABELS[tlp], { base: url, width }), text, mark].join('\n\n');
}

/** The rules of each label for its readers: the Traffic Light Protocol 2.0, in short. */
const LABELS: Readonly<Record<Tlp, string>> = {
  RED: 'For your eyes only. Do not share it with anyone.',
  'AMBER+STRICT': 'Share it only within your organization, with people who need to know it.',
  AMBER:
    'Share it only within your organization and with its clients, with people who need to know it to protect themselves.',
  GREEN: 'Share it within your community, but not in public.',
  CLEAR: 'You can share it with everyone.',
};

function labelReasons(kind: LetterName, tlp: Tlp | undefined): string[] {
  if (LETTER_KINDS[kind].audience !== 'distributors') return [];
  if (tlp === 'RED')
    return [
      'TLP:RED is for named people, not for distributors. Give --tlp AMBER+STRICT or AMBER, if the people who set the label agree.',
    ];
  return tlp === 'CLEAR'
    ? [
        'TLP:CLEAR is public, so it needs no pre-notification. Announce it, or correct "tlp" of the case.',
      ]
    : [];
}

function factsFor(text: string, matter: Matter): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const { name } of referencesIn(text))
    facts.set(
      name,
      isPlaceholder(name)
        ? FACTS[name](matter)
        : { missing: `There is no placeholder {{${name}}}. Correct templates/${matter.kind}.md.` },
    );
  return facts;
}

const missingIn = (facts: ReadonlyMap<string, Fact>): string[] => [
  ...new Set([...facts.values()].flatMap((fact) => ('missing' in fact ? [fact.missing] : []))),
];

/** Without a placeholder for it in the text, a note would be silently lost. */
function lostNote(
  facts: ReadonlyMap<string, Fact>,
  { kind, addition: { note } }: Matter,
): string[] {
  if (note === undefined || facts.has('note') || facts.has('questions')) return [];
  return [
    `This letter has no placeholder for --note. Remove --note, or add {{note}} to templates/${kind}.md.`,
  ];
}

/**
 * The ids in a text that belong to other private cases and advisories: its readers must not see
 * them.
 */
function leaksIn(text: string, { about, everything }: Matter): string[] {
  const { cases, advisories } = everything.desk;
  const own = new Set([
    about.id,
    ...about.advisories,
    ...advisoriesOf({ about, everything }).flatMap(namesOf),
  ]);
  const others = [
    ...cases.flatMap(({ id, advisories: of }) => [id, ...of]),
    ...advisories.flatMap(namesOf),
  ];
  const known = new Set(everything.content.advisories.flatMap(namesOf));
  const named = new Set(text.toUpperCase().match(/[A-Z0-9]+(?:-[A-Z0-9]+)+/g));
  const leaked = others.filter(
    (id) => named.has(id.toUpperCase()) && !own.has(id) && !known.has(id),
  );
  return [...new Set(leaked)].map(
    (id) =>
      `The text names ${id}, which does not belong to this case and is not public. Remove it.`,
  );
}

const namesOf = ({
  id,
  aliases,
}: {
  readonly id: string;
  readonly aliases: readonly string[];
}): string[] => [id, ...aliases];

// A line with only a placeholder takes a text of several lines. Elsewhere, a text is put on one
// line, without markup.
function filled(body: string, facts: ReadonlyMap<string, Fact>): string {
  const lines = body.split('\n').map((line) => {
    const [reference, ...others] = referencesIn(line);
    const alone =
      others.length === 0 && reference !== undefined && line.trim().length === reference.length;
    if (alone) return whole(facts.get(reference.name));
    return replaceReferences(line, (name) => inLine(facts.get(name)));
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function whole(fact: Fact | undefined): string {
  if (fact === undefined || 'missing' in fact) return '';
  return 'markdown' in fact ? fact.markdown : escapeMarkdown(fact.text);
}

function inLine(fact: Fact | undefined): string {
  const ready = fact !== undefined && 'markdown' in fact && !fact.markdown.includes('\n');
  return ready ? fact.markdown : escapeMarkdown(flat(fact));
}

function flat(fact: Fact | undefined): string {
  if (fact === undefined || 'missing' in fact) return '';
  return oneLine('markdown' in fact ? fact.markdown : fact.text);
}
