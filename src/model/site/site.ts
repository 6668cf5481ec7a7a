// The publisher: name, addresses, promises and defaults. content/site.yaml.

import { z } from 'zod';
import { LEDGER_PATH } from '../ledger/ledger.ts';
import { parseMailbox } from '../mail/header.ts';
import { type Pace, paceOf } from '../policy/pace.ts';
import {
  addProblem,
  day,
  integer,
  language,
  line,
  list,
  mail,
  object,
  text,
  webAddress,
} from '../source/fields.ts';
import { hostPath, uncompressed } from '../static-file/host-path.ts';
import { CONTENT_FORMAT } from './content-format.ts';
import { receivers } from './notification.ts';

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const timeZone = () =>
  z.string().superRefine((zone, ctx) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      addProblem(
        ctx,
        { problem: 'value-form' },
        `${JSON.stringify(zone)} is not a time zone such as UTC or Europe/Berlin.`,
      );
    }
  });

const siteUrl = () =>
  webAddress().superRefine((value, ctx) => {
    const url = URL.parse(value);
    if (!url) return;
    if (url.search !== '' || url.hash !== '')
      addProblem(
        ctx,
        { problem: 'url-invalid', remedy: 'Remove the part from "?" or "#" on.' },
        'The address of the site must not contain "?" or "#".',
      );
    else if (!SITE_PATH.test(value.replace(/^[^/]*\/\/[^/]*/, '')))
      addProblem(
        ctx,
        { problem: 'url-invalid', remedy: 'Serve the site at a simpler path, such as /security/.' },
        'The path of the site is part of every address: it can contain only letters, digits, ".", "_", "~" and "-".',
      );
  });

const SITE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._~-]+)*\/?$/;

const imageHost = () =>
  z
    .string()
    .max(253)
    .superRefine((host, ctx) => {
      if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(host))
        addProblem(
          ctx,
          { problem: 'value-form' },
          `${JSON.stringify(host)} is not a host name such as img.example.org.`,
        );
    });

const mailbox = () =>
  line(254).superRefine((written, ctx) => {
    if (parseMailbox(written) !== undefined) return;
    addProblem(
      ctx,
      { problem: 'value-form' },
      `${JSON.stringify(written)} is not an address such as Name <a@b.example>.`,
    );
  });

const publicPath = () =>
  line(500).superRefine((path, ctx) => {
    const isPlain = !path.startsWith('/') && !/[\\]|(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
    const isLedger = uncompressed(hostPath(path).split('/')[0] ?? '') === LEDGER_PATH;
    if (isPlain && !isLedger) return;
    const why = isLedger
      ? 'The ledger cannot be replaced: it records what was published.'
      : 'Write the path of a file below public/, such as 404.html.';
    addProblem(
      ctx,
      { problem: 'value-form' },
      `${JSON.stringify(path)} cannot replace anything. ${why}`,
    );
  });

const published = () => z.boolean().default(true);

/** content/site.yaml */
export const siteSchema = object({
  content_format: integer(0, 9999)
    .default(0)
    .describe(
      `The version of the format of all content files; the current one is ${CONTENT_FORMAT}. "candor migrate" sets it (updates.md).`,
    ),
  name: line(100).describe('The name of the site; it is part of the title of every page.'),
  url: siteUrl().describe(
    'The address of the site, with its base path: https://example.org/security/.',
  ),
  description: line(300).describe('One sentence for search engines and feeds.'),
  language: language().default('en').describe('The language of the content (BCP 47).'),
  time_zone: timeZone()
    .default('UTC')
    .describe('The time zone of the team, for the command line; everything is published in UTC.'),
  id: object({
    prefix: z
      .string()
      .superRefine((prefix, ctx) => {
        if (!/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z][A-Za-z0-9]*)*$/.test(prefix) || prefix.length > 40)
          addProblem(
            ctx,
            {
              problem: 'value-form',
              remedy:
                'Use letters and digits with single hyphens between them, starting with a letter.',
            },
            `${JSON.stringify(prefix)} is not a prefix such as ORB or ORB-SA.`,
          );
      })
      .describe('The prefix of ids: ORB gives ORB-2026-0001.'),
    registered: z
      .boolean()
      .default(false)
      .describe('Whether the prefix is registered with OSV; if not, OSV ids start with x_.'),
  }).describe('How advisories are numbered.'),
  publisher: object({
    name: line(200),
    namespace: webAddress().describe('A URL that the publisher controls (CSAF).'),
    category: z
      .enum(['vendor', 'coordinator', 'discoverer', 'other', 'translator', 'user'])
      .default('vendor'),
  }),
  team: list(
    object({
      name: line(200),
      role: line(200).optional(),
      contact: mail().optional(),
      key: line(100).optional().describe('The name of a key in keys/, without .asc.'),
    }),
  ).describe('The Security Incident Response Team.'),
  promise: object({
    acknowledge_hours: integer(1, 720)
      .optional()
      .describe(
        'Every report is answered within this many hours (SPEC 11 requires 48, which is also the default for the desk).',
      ),
  }).prefault({}),
  targets: object({
    critical: integer(1, 365).optional().describe('The default for the desk is 7.'),
    high: integer(1, 365).optional().describe('The default for the desk is 30.'),
    medium: integer(1, 365).optional().describe('The default for the desk is 60.'),
    low: integer(1, 730).optional().describe('The default for the desk is 90.'),
  })
    .prefault({})
    .describe(
      'Days from report to release, by severity. Pages and exports state only the targets in this file.',
    ),
  slot: object({
    hour: integer(0, 23).optional().describe('The hour in UTC. The default for the desk is 16.'),
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .optional()
      .describe('The default for the desk is Monday to Thursday.'),
  })
    .prefault({})
    .describe(
      'When advisories are published (SPEC 11, note 3). Pages and exports state it only if both keys are set.',
    ),
  calendar: object({
    holidays: list(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)).describe(
      'Countries whose holidays are avoided: DE, US-CA.',
    ),
    blackouts: list(object({ from: day(), to: day(), reason: line() })),
  }).prefault({}),
  security_txt: object({
    lifetime_days: integer(31, 365).default(180).describe('How long security.txt is valid.'),
    canonical: list(webAddress()).describe('Other addresses at which the file is served.'),
    hiring: webAddress().optional(),
  }).prefault({}),
  announcements: object({
    to: list(line(254)).describe('Who gets the announcement of a security release.'),
    banner_days: integer(0, 60)
      .default(7)
      .describe(
        'For how many days after its publication every page announces a security release. 0: no page does.',
      ),
  }).prefault({}),
  prenotification: object({
    to: list(mailbox()).describe(
      'Distributors that are informed in advance: "Name <security@distribution.example>".',
    ),
  })
    .prefault({})
    .describe('Who gets "candor mail prenotification". This list is not published.'),
  feeds: object({
    entries: integer(20, 500).default(50).describe('The maximum number of entries in a feed.'),
    websub: webAddress()
      .optional()
      .describe(
        'A WebSub hub: every feed names it, and "candor notify" reports changed feeds to it.',
      ),
  }).prefault({}),
  notifications: receivers().describe(
    'Where "candor notify" posts new releases, advisories and their changes.',
  ),
  formats: object({
    osv: published().describe('OSV records and their bundles.'),
    csaf: published().describe('CSAF documents with their hashes, lists and provider metadata.'),
    csaf_2_1: z
      .boolean()
      .default(false)
      .describe(
        'CSAF 2.1 documents as well. Experimental: the standard is a draft, and the documents change with it.',
      ),
    cve: published().describe('Drafts of CVE records.'),
    vex: published().describe('OpenVEX documents.'),
    feeds: published().describe('All feeds: RSS, Atom and JSON Feed.'),
    security_txt: published().describe('security.txt, in both locations.'),
    keys: published().describe('The public keys as files.'),
    wkd: published().describe('The Web Key Directory.'),
    calendar: published().describe('The calendar of releases.'),
    versions: published().describe(
      'The advisories that affect each version of a project, in JSON.',
    ),
    check: published().describe('The data with which the page /check/ answers in the browser.'),
    search: published().describe(
      'The search over all pages. false: /search/ is a plain list of ways to find things.',
    ),
    cards: published().describe(
      'A preview picture for each advisory, announcement and retrospective when it is shared.',
    ),
    metrics: published().describe('The data of the page /metrics/ as CSV and JSON.'),
  })
    .prefault({})
    .describe(
      'What is published in addition to the pages. Pages do not link to a format that is false.',
    ),
  csaf: object({
    list_on_aggregators: z
      .boolean()
      .default(true)
      .describe('Whether a CSAF aggregator should list this provider.'),
    mirror_on_aggregators: z
      .boolean()
      .default(true)
      .describe('Whether a CSAF aggregator can publish copies of the documents.'),
  })
    .prefault({})
    .describe(
      'Your choices in the provider metadata, which must contain both (CSAF 2.0, 7.1.7). The defaults are those of its schema, because the documents are public: anyone can already list and copy them.',
    ),
  thanks: object({
    omit: list(line(200)).describe(
      'Names to omit, as written in the credits. To omit a single credit, set "thanks: false" there.',
    ),
  })
    .prefault({})
    .describe('The thanks page, which lists the credits of public advisories.'),
  mdx: z
    .boolean()
    .default(true)
    .describe(
      'Whether retrospectives can be MDX. false: only plain Markdown (.md), which cannot run code.',
    ),
  images: list(imageHost()).describe(
    'Hosts from which texts can show images, over https: "img.example.org". An image of any other host becomes a link.',
  ),
  public: object({
    replaces: list(publicPath()).describe(
      'Files in public/ that replace a page or a document of the site, by path: [404.html]. For a file that is not listed here, replacing a page is an error, and replacing a document is a warning.',
    ),
  })
    .prefault({})
    .describe('The folder of static files beside the content.'),
  hosting: object({
    kind: z
      .enum([
        'any',
        'github-pages',
        'gitlab-pages',
        'netlify',
        'cloudflare',
        'nginx',
        'apache',
        'caddy',
        's3',
      ])
      .default('any')
      .describe('Where the site is served: a build writes the rules of this host.'),
  }).prefault({}),
  licence: text(500).optional().describe('The license of the advisories.'),
});

type SiteMatter = z.output<typeof siteSchema>;

/** The publisher, with its address split. All paths and links of the site derive from it. */
export interface Site extends Omit<SiteMatter, keyof Pace>, Pace {
  /** Ends in "/". */
  readonly url: string;
  /** The path of the address: "/" or "/security/". */
  readonly base: string;
}

/** The formats that site.yaml can switch off. */
export type FormatName = keyof Site['formats'];

/** Creates a site from the values of site.yaml. */
export function siteOf(matter: SiteMatter): Site {
  const url = matter.url.endsWith('/') ? matter.url : `${matter.url}/`;
  return { ...matter, ...paceOf(matter), url, base: new URL(url).pathname };
}

/**
 * Returns the absolute address of a path of the site: `feed.xml`, `advisories/ORB-2026-0001/`.
 * Segments must be URL-safe.
 */
export function absolute(site: Pick<Site, 'url'>, path: string): string {
  return new URL(path.replace(/^\/+/, ''), site.url).href;
}

export {
  advisoryPath,
  announcementPath,
  policyPath,
  projectPath,
  retrospectivePath,
  statementPath,
  translationPath,
} from './paths.ts';
