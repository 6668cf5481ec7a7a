// The facts on the page of an advisory, read back from its HTML: once from its structured data,
// once from the visible text. The readers share nothing with the writers. Only for tests.

import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { type Facts, place, sorted } from './read-documents.ts';

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const contributorSchema = z.object({ name: z.string(), url: oneOrMore, email: oneOrMore });

const dataSchema = z.object({
  identifier: z.string(),
  datePublished: z.string(),
  dateModified: z.string(),
  creativeWorkStatus: z.enum(['Published', 'Withdrawn']),
  withdrawn: z.string().optional(),
  contributor: z
    .array(
      z.union([
        z.object({ roleName: z.string(), contributor: contributorSchema }),
        contributorSchema.transform((contributor) => ({ roleName: '', contributor })),
      ]),
    )
    .default([]),
  citation: z.array(z.object({ url: z.string(), description: z.string() })).default([]),
  about: z.object({
    alternateName: oneOrMore,
    severity: z
      .array(
        z.object({
          name: z.string(),
          ratingValue: z.union([z.string(), z.number()]),
          ratingExplanation: z.string().optional(),
        }),
      )
      .default([]),
    affected: z
      .array(
        z.object({
          name: z.string(),
          ecosystem: z.string().optional(),
          codeRepository: z.string().optional(),
          ranges: z
            .array(
              z.object({
                introduced: z.string().default('0'),
                fixed: z.string().optional(),
                last_affected: z.string().optional(),
                repo: z.string().optional(),
              }),
            )
            .default([]),
          versions: oneOrMore,
        }),
      )
      .default([]),
  }),
});

type Data = z.output<typeof dataSchema>;

/**
 * The only JSON-LD block of a page. Listed versions are among the ranges: "orbitalR (CRAN) =1.0".
 */
export function readPageData(html: string): Facts {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  const [block] = blocks;
  if (block === undefined || blocks.length !== 1)
    throw new Error(`${blocks.length} blocks of structured data`);
  const { about, ...data } = dataSchema.parse(JSON.parse(block[1] ?? ''));
  if ((data.creativeWorkStatus === 'Withdrawn') !== (data.withdrawn !== undefined))
    throw new Error(`${data.identifier}: its status is not what it says of its withdrawal`);
  const [first] = about.severity.filter(({ name }) => name.startsWith('CVSS '));
  const rating = about.severity.find(({ name }) => name === 'Rating')?.ratingValue ?? 'not rated';
  const score = typeof first?.ratingValue === 'number' ? ` ${first.ratingValue.toFixed(1)}` : '';
  return {
    id: data.identifier,
    aliases: sorted(about.alternateName),
    published: data.datePublished,
    modified: data.dateModified,
    withdrawn: data.withdrawn,
    severity: `${rating}${score}`,
    vectors: sorted(
      about.severity.flatMap(({ name, ratingExplanation: vector }) =>
        name.startsWith('CVSS ') && vector !== undefined ? [vector] : [],
      ),
    ),
    ...affectedIn(about.affected),
    credits: sorted(
      data.contributor.map(
        ({ roleName, contributor: { name, url, email } }) =>
          `${roleName} ${name} ${sorted([...url, ...email]).join(' ')}`,
      ),
    ),
    references: sorted(data.citation.map(({ description, url }) => `${description} ${url}`)),
  };
}

function affectedIn(affected: Data['about']['affected']): Pick<Facts, 'ranges' | 'fixed'> {
  const entries = affected.map(({ name, ecosystem, codeRepository, ...entry }) => ({
    ...entry,
    label: codeRepository === undefined ? `${name} (${ecosystem})` : place(codeRepository),
  }));
  const keyed = entries.flatMap(({ label, ranges }) =>
    ranges.map((range) => ({
      ...range,
      key: range.repo === undefined ? label : place(range.repo),
    })),
  );
  return {
    ranges: sorted([
      ...keyed.map(({ key, introduced, fixed, last_affected: last }) => {
        const end = fixed !== undefined ? `<${fixed}` : last === undefined ? '*' : `<=${last}`;
        return `${key} ${introduced}..${end}`;
      }),
      ...entries.flatMap(({ label, versions }) =>
        versions.map((version) => `${label} =${version}`),
      ),
    ]),
    fixed: sorted(
      keyed.flatMap(({ key, fixed }) => (fixed === undefined ? [] : [`${key} ${fixed}`])),
    ),
  };
}

/**
 * The visible text of a page. Ranges are in words; listed versions are one text: "orbitalR (CRAN):
 * 1.0, 1.1".
 */
export function readPageText(html: string): Facts {
  const page = parseHTML(html).document.querySelector('article.advisory');
  if (page === null) throw new Error('The page has no advisory.');
  const facts = new Map(
    all(page, '.facts > div').map((fact) => [textOf(fact, 'dt'), all(fact, 'dd').at(0)] as const),
  );
  const timeOf = (name: string): string | undefined =>
    facts.get(name)?.querySelector('time')?.getAttribute('datetime') ?? undefined;
  const published = timeOf('Published') ?? '';
  const notice =
    page.querySelector('.notice.withdrawn time')?.getAttribute('datetime') ?? undefined;
  if ((page.querySelector('.answer .mark')?.textContent === 'Withdrawn') !== (notice !== undefined))
    throw new Error('The mark under the title is not what the notice says.');
  return {
    id: facts.get('Advisory')?.textContent ?? '',
    aliases: sorted(all(facts.get('Also known as'), '.id').map((one) => one.textContent)),
    published,
    modified: timeOf('Modified') ?? published,
    withdrawn: notice,
    severity: textOf(page, '.answer .severity').trim().toLowerCase(),
    vectors: sorted(all(page, '#severity .cvss > p > code').map((one) => one.textContent)),
    ...tableIn(page),
    credits: sorted(
      all(page, '#credits li').map((one) => {
        const role =
          /^ \((.*?)\)/.exec(one.firstElementChild?.nextSibling?.textContent ?? '')?.[1] ?? '';
        const contact = all(one, 'a').map((link) => link.getAttribute('href') ?? '');
        return `${role} ${textOf(one, 'span')} ${sorted(contact).join(' ')}`;
      }),
    ),
    references: sorted(
      all(page, '#references dl > div').flatMap((group) =>
        all(group, 'a').map((link) => `${textOf(group, 'dt')} ${link.getAttribute('href')}`),
      ),
    ),
  };
}

function tableIn(page: Element): Pick<Facts, 'ranges' | 'fixed'> {
  const ranges: string[] = [];
  const fixed: string[] = [];
  for (const group of all(page, 'table.affected tbody')) {
    const label = group.querySelector('th')?.firstElementChild?.textContent ?? '';
    for (const row of all(group, 'tr')) {
      const [versions, mended] = all(row, 'td');
      const fix = mended?.querySelector('strong')?.textContent;
      const listed = versions?.querySelector('.versions')?.textContent;
      if (listed === undefined) continue;
      if (mended === undefined) {
        ranges.push(`${label}: ${listed}`);
        continue;
      }
      const repo = versions?.querySelector('.aside a')?.textContent ?? label;
      ranges.push(`${repo} ${listed}`);
      if (fix !== undefined) fixed.push(`${repo} ${fix}`);
    }
  }
  return { ranges: sorted(ranges), fixed: sorted(fixed) };
}

const all = (parent: Element | undefined, selector: string): Element[] => [
  ...(parent?.querySelectorAll(selector) ?? []),
];
const textOf = (parent: Element, selector: string): string =>
  parent.querySelector(selector)?.textContent ?? '';
