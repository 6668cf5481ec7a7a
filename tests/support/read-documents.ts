// The facts of an advisory in the published formats, read back from their text into one plain
// structure. The readers share nothing with the writers except the parsers of XML and purls. Only
// for tests.

import { z } from 'zod';
import {
  child,
  childrenOf,
  readXml,
  type XmlElement,
} from '../../src/formats/feed/feed.fixture.ts';

/**
 * The facts of an advisory in a format. Facts that it cannot express are absent. Lists are sorted,
 * without duplicates.
 */
export interface Facts {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly published?: string;
  readonly modified?: string;
  /** The withdrawal: its instant, its day, or only whether it is stated. */
  readonly withdrawn?: string | boolean | undefined;
  /** The rating in words, or with the score: "high 8.7". */
  readonly severity?: string;
  readonly vectors?: readonly string[];
  /** "orbital (PyPI) 1.0.0..<1.4.7". */
  readonly ranges?: readonly string[];
  readonly fixed?: readonly string[];
  readonly credits?: readonly string[];
  readonly references?: readonly string[];
}

export const sorted = (list: Iterable<string>): string[] => [...new Set(list)].sort();
/** An instant without its fraction of a second. */
export const toSecond = (instant: string): string => instant.replace(/\.\d+(?=Z$)/, '');
/** The address of a repository, in the notation of names in formats. */
export const place = (repo: string): string => repo.replace(/^https?:\/\//, '');

const texts = z.array(z.string()).default([]);

const osvSchema = z.object({
  id: z.string(),
  published: z.string(),
  modified: z.string(),
  withdrawn: z.string().optional(),
  aliases: texts,
  severity: z.array(z.object({ score: z.string() })).default([]),
  affected: z
    .array(
      z.object({
        package: z.object({ ecosystem: z.string(), name: z.string() }).optional(),
        ranges: z
          .array(
            z.object({
              repo: z.string().optional(),
              events: z.array(z.record(z.string(), z.string())),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
  references: z.array(z.object({ type: z.string(), url: z.string() })).default([]),
  credits: z
    .array(z.object({ name: z.string(), type: z.string().default(''), contact: texts }))
    .default([]),
});

/**
 * An OSV record. Its ids can start with `x_`. Commits have no order, so their bounds are read
 * separately.
 */
export function readOsv(json: string): Facts {
  const { id, affected, ...record } = osvSchema.parse(JSON.parse(json));
  const lists = affected.flatMap(({ package: of, ranges }) =>
    ranges.map(({ repo, events }) => ({
      key: repo === undefined ? `${of?.name} (${of?.ecosystem})` : place(repo),
      commits: repo !== undefined,
      events,
    })),
  );
  return {
    id: id.replace(/^x_/, ''),
    aliases: sorted(record.aliases),
    published: record.published,
    modified: record.modified,
    withdrawn: record.withdrawn,
    vectors: sorted(record.severity.map(({ score }) => score)),
    ranges: sorted(
      lists.flatMap(({ key, commits, events }) =>
        commits ? boundsOf(key, events) : pairsOf(key, events),
      ),
    ),
    fixed: sorted(
      lists.flatMap(({ key, events }) =>
        events.flatMap(({ fixed }) => (fixed ? [`${key} ${fixed}`] : [])),
      ),
    ),
    credits: sorted(
      record.credits.map(({ type, name, contact }) => `${type} ${name} ${contact.join(' ')}`),
    ),
    references: sorted(record.references.map(({ type, url }) => `${type} ${url}`)),
  };
}

type Events = readonly Readonly<Record<string, string>>[];

function boundsOf(key: string, events: Events): string[] {
  return events.map(({ introduced, fixed, last_affected: last }) =>
    introduced === undefined
      ? `${key} ..${fixed === undefined ? `<=${last}` : `<${fixed}`}`
      : `${key} ${introduced}..`,
  );
}

function pairsOf(key: string, events: Events): string[] {
  const ranges: string[] = [];
  let start: string | undefined;
  for (const { introduced, fixed, last_affected: last } of events) {
    if (introduced !== undefined) start = introduced;
    else if (start !== undefined) {
      ranges.push(`${key} ${start}..${fixed === undefined ? `<=${last}` : `<${fixed}`}`);
      start = undefined;
    }
  }
  return start === undefined ? ranges : [...ranges, `${key} ${start}..*`];
}

const productSchema = z.object({ name: z.string(), product_id: z.string() });
const vulnerabilitySchema = z.object({
  cve: z.string().optional(),
  ids: z.array(z.object({ text: z.string() })).default([]),
  notes: z.array(z.object({ title: z.string(), text: z.string() })),
  product_status: z.object({ known_affected: texts, fixed: texts }).prefault({}),
  scores: z
    .array(
      z.object({
        cvss_v2: z.object({ vectorString: z.string() }).optional(),
        cvss_v3: z.object({ vectorString: z.string() }).optional(),
      }),
    )
    .default([]),
});
const csafSchema = z.object({
  document: z.object({
    aggregate_severity: z.object({ text: z.string() }).optional(),
    tracking: z.object({
      id: z.string(),
      aliases: texts,
      initial_release_date: z.string(),
      current_release_date: z.string(),
      revision_history: z.array(z.object({ date: z.string(), summary: z.string() })),
    }),
    notes: z.array(z.object({ title: z.string(), text: z.string() })).default([]),
    acknowledgments: z
      .array(z.object({ names: texts, summary: z.string().default(''), urls: texts }))
      .default([]),
    references: z.array(z.object({ category: z.string(), summary: z.string(), url: z.string() })),
  }),
  product_tree: z
    .object({
      branches: z
        .array(
          z.object({
            branches: z.array(
              z.object({
                name: z.string(),
                branches: z.array(z.object({ name: z.string(), product: productSchema })),
              }),
            ),
          }),
        )
        .default([]),
      full_product_names: z.array(productSchema).default([]),
    })
    .prefault({}),
  vulnerabilities: z.tuple([vulnerabilitySchema], vulnerabilitySchema),
});

/** A CSAF document. CVSS 4.0 is read from its notes. Vulnerabilities only differ in their names. */
export function readCsaf(json: string): Facts {
  const { document, product_tree: tree, vulnerabilities } = csafSchema.parse(JSON.parse(json));
  const { tracking } = document;
  const [{ cve: _cve, ids: _ids, ...facts }] = vulnerabilities;
  const { notes, product_status: status, scores } = facts;
  for (const { cve: _other, ids: _others, ...rest } of vulnerabilities)
    if (JSON.stringify(rest) !== JSON.stringify(facts))
      throw new Error('The vulnerabilities differ.');
  const names = vulnerabilities.flatMap(({ cve, ids }) => [
    cve ?? '',
    ...ids.map(({ text }) => text),
  ]);
  if (vulnerabilities.length > 1 && vulnerabilities.some(({ ids }) => ids.length > 0))
    throw new Error('CVEs share a name.');
  const noteOf = (title: string): string => notes.find((note) => note.title === title)?.text ?? '';
  const leaves = tree.branches.flatMap((vendor) =>
    vendor.branches.flatMap(({ name: key, branches }) =>
      branches.map(({ name, product }) => ({ id: product.product_id, key, version: name })),
    ),
  );
  const affected = new Set(status.known_affected);
  const fixed = new Set(status.fixed);
  const withdrawal = tracking.revision_history.findLast(({ summary }) =>
    /(^|\n)Withdrawn: /.test(summary),
  );
  const isWithdrawn = document.notes.some(({ title }) => title === 'Withdrawn');
  return {
    id: tracking.id,
    aliases: sorted(
      [...names, ...tracking.aliases].filter((name) => name !== '' && name !== tracking.id),
    ),
    published: tracking.initial_release_date,
    modified: tracking.current_release_date,
    withdrawn: isWithdrawn ? withdrawal?.date : undefined,
    severity: document.aggregate_severity?.text.toLowerCase() ?? '',
    vectors: sorted([
      ...scores.flatMap(({ cvss_v2: v2, cvss_v3: v3 }) => (v3 ?? v2)?.vectorString ?? []),
      ...(noteOf('CVSS 4.0').match(/CVSS:4\.0\/[A-Za-z:/]+/g) ?? []),
    ]),
    ranges: sorted([
      ...leaves.flatMap(({ id, key, version }) =>
        affected.has(id) ? [`${key} ${readVers(version)}`] : [],
      ),
      ...tree.full_product_names.flatMap(({ product_id: id, name }) =>
        affected.has(id) ? commitsIn(name) : [],
      ),
    ]),
    fixed: sorted([
      ...leaves.flatMap(({ id, key, version }) => (fixed.has(id) ? [`${key} ${version}`] : [])),
      ...tree.full_product_names.flatMap(({ product_id: id, name }) =>
        fixed.has(id) ? [name.replace(/^(?:.*, )?(\S+), commit (\w+)$/, '$1 $2')] : [],
      ),
    ]),
    credits: sorted(
      document.acknowledgments.map(
        ({ summary, names, urls }) => `${summary} ${names.join(' ')} ${urls.join(' ')}`,
      ),
    ),
    references: sorted(
      document.references.filter(({ category }) => category === 'external').map(({ url }) => url),
    ),
  };
}

/** A `vers:` range, or a version. */
function readVers(name: string): string {
  if (!name.startsWith('vers:')) return `${name}..<=${name}`;
  const constraints = name.slice(name.indexOf('/') + 1).split('|');
  const bound = (sign: RegExp): string | undefined => {
    const one = constraints.find((constraint) => sign.test(constraint));
    return one === undefined ? undefined : decodeURIComponent(one.replace(/^[<>=]+/, ''));
  };
  const [single, below, last] = [bound(/^[^<>*]/), bound(/^<[^=]/), bound(/^<=/)];
  if (single !== undefined) return `${single}..<=${single}`;
  return `${bound(/^>=/) ?? '0'}..${below !== undefined ? `<${below}` : last === undefined ? '*' : `<=${last}`}`;
}

function commitsIn(name: string): string[] {
  const [, repo, words = ''] = /^(?:.*, )?(\S+), commits: (.*)$/.exec(name) ?? [];
  if (repo === undefined) return [];
  const start = /^from (\w+)/.exec(words)?.[1] ?? '0';
  const [below, last] = [/before (\w+)/.exec(words)?.[1], /including (\w+)/.exec(words)?.[1]];
  return [
    `${repo} ${start}..${below !== undefined ? `<${below}` : last === undefined ? '*' : `<=${last}`}`,
  ];
}

const rejectedSchema = z.object({
  cnaContainer: z.object({
    rejectedReasons: z.array(z.object({ lang: z.string(), value: z.string() })).min(1),
    replacedBy: texts,
    x_withdrawn: z.object({ advisory: z.string(), at: z.string() }),
  }),
});
const cveSchema = z.object({
  cnaContainer: z.object({
    datePublic: z.string(),
    source: z.object({ advisory: z.string() }),
    metrics: z.array(z.record(z.string(), z.unknown())).default([]),
    affected: z.array(
      z.object({
        packageName: z.string().optional(),
        repo: z.string().optional(),
        versions: z
          .array(
            z.object({
              status: z.string(),
              version: z.string(),
              lessThan: z.string().optional(),
              lessThanOrEqual: z.string().optional(),
            }),
          )
          .default([]),
      }),
    ),
    credits: z.array(z.object({ type: z.string(), value: z.string() })).default([]),
    references: z.array(z.object({ url: z.string(), name: z.string().optional() })),
  }),
});
const cvssSchema = z.object({ vectorString: z.string() });

/** The draft of a CVE record. `cve` is the name of its file. */
export function readCve(json: string, cve: string): Facts {
  const rejected = rejectedSchema.safeParse(JSON.parse(json));
  if (rejected.success) {
    const { advisory, at } = rejected.data.cnaContainer.x_withdrawn;
    return { id: advisory, aliases: [cve], withdrawn: at };
  }
  const { source, affected, ...container } = cveSchema.parse(JSON.parse(json)).cnaContainer;
  const rows = affected.flatMap(({ packageName, repo, versions }) =>
    versions
      .filter(({ status }) => status === 'affected')
      .map((row) => ({ key: packageName ?? place(repo ?? ''), ...row })),
  );
  return {
    id: source.advisory,
    aliases: [cve],
    published: container.datePublic,
    vectors: sorted(
      container.metrics
        .flatMap((metric) => Object.values(metric))
        .flatMap((value) => cvssSchema.safeParse(value).data?.vectorString ?? []),
    ),
    ranges: sorted(
      rows.map(({ key, version, lessThan, lessThanOrEqual: last }) => {
        const end =
          lessThan === '*' ? '*' : lessThan === undefined ? `<=${last ?? version}` : `<${lessThan}`;
        return `${key} ${version}..${end}`;
      }),
    ),
    fixed: sorted(
      rows.flatMap(({ key, lessThan = '*' }) => (lessThan === '*' ? [] : [`${key} ${lessThan}`])),
    ),
    credits: sorted(container.credits.map(({ type, value }) => `${type} ${value}`)),
    references: sorted(
      container.references.filter(({ name }) => name !== source.advisory).map(({ url }) => url),
    ),
  };
}

const vexSchema = z.object({
  timestamp: z.string(),
  last_updated: z.string().optional(),
  statements: z
    .array(
      z.object({
        status: z.string(),
        vulnerability: z.object({ '@id': z.string().optional(), name: z.string(), aliases: texts }),
        products: z.array(z.object({ identifiers: z.object({ purl: z.string() }) })),
      }),
    )
    .min(1),
});

/** An OpenVEX document: names, dates, and the purls that are fixed. */
export function readVex(json: string): Facts {
  const {
    timestamp,
    last_updated: updated = timestamp,
    statements,
  } = vexSchema.parse(JSON.parse(json));
  const ids = new Set(
    statements.flatMap(
      ({ vulnerability }) => /\/advisories\/([^/]+)\/$/.exec(vulnerability['@id'] ?? '')?.[1] ?? [],
    ),
  );
  const [id = ''] = ids;
  if (ids.size !== 1) throw new Error('The statements of a document speak of several advisories.');
  const named = statements.map(({ vulnerability: { name, aliases } }) => [name, ...aliases]);
  if (named.some((names) => names.filter((name) => name.startsWith('CVE-')).length > 1))
    throw new Error('A CVE is an alias of another one.');
  const fixed = statements.flatMap(({ status, products }) => (status === 'fixed' ? products : []));
  return {
    id,
    aliases: sorted(named.flat().filter((name) => name !== id)),
    published: timestamp,
    modified: updated,
    fixed: sorted(fixed.map(({ identifiers }) => readPurl(identifiers.purl))),
  };
}

function readPurl(text: string): string {
  const [, own = text, version] = /^(pkg:[^@?#]+)(?:@([^?#]*))?/.exec(text) ?? [];
  const decoded = version === undefined ? version : decodeURIComponent(version);
  return `${own} ${own.startsWith('pkg:golang/') ? decoded?.replace(/^v/, '') : decoded}`;
}

/** The entries of an RSS document. */
export function readRss(xml: string): Facts[] {
  return childrenOf(child(readXml(xml), 'channel'), 'item').map((item) => ({
    ...entryOf(text(item, 'title'), text(item, 'content:encoded'), text(item, 'link')),
    published: toSecond(new Date(text(item, 'pubDate')).toISOString()),
  }));
}

/** The entries of an Atom document. */
export function readAtom(xml: string): Facts[] {
  return childrenOf(readXml(xml), 'entry').map((entry) => ({
    ...entryOf(
      unescaped(text(entry, 'title')),
      text(entry, 'content'),
      child(entry, 'link').attributes['href'] ?? '',
    ),
    published: plainInstant(text(entry, 'published')),
    modified: plainInstant(text(entry, 'updated')),
  }));
}

const jsonFeedSchema = z.object({
  items: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      content_html: z.string(),
      date_published: z.string(),
      date_modified: z.string(),
    }),
  ),
});

/** The items of a JSON Feed. */
export function readJsonFeed(json: string): Facts[] {
  return jsonFeedSchema.parse(JSON.parse(json)).items.map((item) => ({
    ...entryOf(item.title, item.content_html, item.url),
    published: item.date_published,
    modified: item.date_modified,
  }));
}

const text = (parent: XmlElement, name: string): string => child(parent, name).text;
const plainInstant = (written: string): string =>
  written.replace(/(\.\d*?)0+Z$/, '$1Z').replace('.Z', 'Z');
const unescaped = (html: string): string =>
  html.replace(
    /&(?:quot|lt|gt|amp|#39);/g,
    (one) => ({ '&quot;': '"', '&lt;': '<', '&gt;': '>' })[one] ?? (one === '&amp;' ? '&' : "'"),
  );

// Everything before the text of the advisory is escaped, so the first of each is Candor's own.
function entryOf(title: string, html: string, link: string): Facts {
  const id = /\/advisories\/([^/]+)\/$/.exec(link)?.[1] ?? '';
  if (!title.replace(/^(?:WITHDRAWN|UPDATED): /, '').startsWith(id))
    throw new Error(`${title} is not the title of ${id}`);
  const day = /^<p><strong>Withdrawn on (\d{4}-\d\d-\d\d):<\/strong>/.exec(html)?.[1];
  if (title.startsWith('WITHDRAWN: ') !== (day !== undefined))
    throw new Error(`${id}: title and text disagree`);
  const first = /<p>Severity: (.*?)<\/p>/.exec(html)?.[1] ?? '';
  const [, rating = '', score] =
    /^(not rated|\w+)(?: \(CVSS [\d.]+ score ([\d.]+)\))?\./.exec(first) ?? [];
  const names = /Also known as (.*)\.$/.exec(first)?.[1]?.split(', ') ?? [];
  const table =
    /<th>Fixed in<\/th><\/tr><\/thead>\n<tbody>\n([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '';
  const rows = [...table.matchAll(/<tr><td>(.*?)<\/td><td>(.*?)<\/td><td>(.*?)<\/td><\/tr>/g)].map(
    (cells) => cells.slice(1).map(unescaped),
  );
  return {
    id,
    aliases: sorted(names),
    withdrawn: day,
    severity: score === undefined ? rating : `${rating} ${score}`,
    ranges: sorted(rows.map(([label, words]) => `${label} ${words}`)),
    fixed: sorted(
      rows.flatMap(([label, , fixed]) => (fixed === 'not stated' ? [] : [`${label} ${fixed}`])),
    ),
  };
}

/**
 * The announcement of a release with one advisory. Its fixed versions are those that it recommends.
 */
export function readMail(mail: string): Facts {
  const [before = '', details = ''] = mail.split('\n**Vulnerability Details**\n');
  const [, upgrade = ''] = before.split('\n**How do I upgrade?**\n');
  const flat = details.replace(/\s+/g, ' ').trim();
  const id = /Advisory: <\S+\/advisories\/([^/>\s]+)\/>$/.exec(flat)?.[1] ?? '';
  const name = /^[A-Za-z0-9-]+/.exec(flat)?.[0] ?? '';
  const known =
    /Also known as ([A-Za-z0-9, -]+)\.(?: A CVE id has been requested\.)? Advisory: <\S+>$/.exec(
      flat,
    )?.[1];
  const others = known?.split(/, | and /) ?? [];
  const listed = mail
    .replace(/\n {2}/g, ' ')
    .matchAll(/^\* (\S+) \((not rated|rated \w+|CVSS score [\d.]+(?:, rated \w+)?)\): (.*)$/gm);
  const bullets = [...listed].filter(([, one]) => [id, name, ...others].includes(one ?? ''));
  return {
    id,
    aliases: sorted([name, ...others].filter((one) => one !== id)),
    withdrawn: bullets.some(([, , , title]) => title?.startsWith('WITHDRAWN: ')),
    severity: sorted(bullets.map(([, , score]) => score ?? '')).join(' | '),
    fixed: sorted(upgrade.split('\n\n').flatMap(upgradesIn)),
  };
}

function upgradesIn(paragraph: string): string[] {
  const line = paragraph.replace(/\s+/g, ' ').trim();
  const [, versions] =
    /^(?:On the .+ branch, u|U)pgrade (?:\S+ \(\S+\) )?to ([^ ].*?)[.:]?$/.exec(line) ??
    /^In \S+, the fix is commit (.*?)\.$/.exec(line) ??
    [];
  return versions?.split(/, | or /) ?? [];
}
