// Checks whether a JSON value is a CVE record (CVE Record Format 5.x), or the container of a CNA
// alone. Unknown keys are allowed, because they are kept.

import { z } from 'zod';

const text = z.string();
const texts = z
  .array(
    z.looseObject({
      lang: text.nullish(),
      value: text,
      supportingMedia: z.array(z.looseObject({ type: text, value: text })).nullish(),
    }),
  )
  .nullish();

const version = z.looseObject({
  version: text.nullish(),
  status: text,
  versionType: text.nullish(),
  lessThan: text.nullish(),
  lessThanOrEqual: text.nullish(),
  changes: z.array(z.looseObject({ at: text, status: text })).nullish(),
});

const product = z.looseObject({
  vendor: text.nullish(),
  product: text.nullish(),
  collectionURL: text.nullish(),
  packageName: text.nullish(),
  packageURL: text.nullish(),
  cpes: z.array(text).nullish(),
  repo: text.nullish(),
  modules: z.array(text).nullish(),
  programFiles: z.array(text).nullish(),
  programRoutines: z.array(z.looseObject({ name: text })).nullish(),
  platforms: z.array(text).nullish(),
  defaultStatus: text.nullish(),
  versions: z.array(version).nullish(),
});

const metric = z.looseObject({
  scenarios: z.array(z.looseObject({ value: text })).nullish(),
  other: z.looseObject({ type: text.nullish(), content: z.looseObject({}).nullish() }).nullish(),
});

const container = z.looseObject({
  title: text.nullish(),
  dateAssigned: text.nullish(),
  datePublic: text.nullish(),
  descriptions: texts,
  affected: z.array(product).nullish(),
  problemTypes: z
    .array(
      z.looseObject({
        descriptions: z.array(
          z.looseObject({ cweId: text.nullish(), description: text.nullish() }),
        ),
      }),
    )
    .nullish(),
  impacts: z.array(z.looseObject({ capecId: text.nullish() })).nullish(),
  metrics: z.array(metric).nullish(),
  configurations: texts,
  workarounds: texts,
  solutions: texts,
  exploits: texts,
  timeline: z.array(z.looseObject({ time: text, value: text })).nullish(),
  credits: z.array(z.looseObject({ value: text, type: text.nullish() })).nullish(),
  references: z
    .array(z.looseObject({ url: text, name: text.nullish(), tags: z.array(text).nullish() }))
    .nullish(),
  source: z.unknown().optional(),
  rejectedReasons: texts,
  replacedBy: z.array(text).nullish(),
  x_generator: z.unknown().optional(),
});

const metadata = z.looseObject({
  cveId: text.regex(/^CVE-\d{4}-\d{4,19}$/),
  state: text.nullish(),
  datePublished: text.nullish(),
  dateUpdated: text.nullish(),
  dateRejected: text.nullish(),
  dateReserved: text.nullish(),
});

const whole = z.looseObject({
  cveMetadata: metadata,
  containers: z.looseObject({ cna: container.nullish(), adp: z.unknown().optional() }).nullish(),
});

export type CveContainer = z.output<typeof container>;
export type CveProduct = z.output<typeof product>;
export type CveVersion = z.output<typeof version>;
export type CveTexts = z.output<typeof texts>;
type Metadata = z.output<typeof metadata>;

/** A record: its container, and what is known about the record. */
export interface CveRecord {
  readonly cna: CveContainer;
  readonly metadata: Metadata;
  /** Containers of others than the CNA. */
  readonly adp?: unknown;
}

/**
 * Returns the record, or the reason why the value is none in a sentence. A container has no id: its
 * file is named after it. Never throws.
 */
export function asCve(value: unknown, name: string): { record: CveRecord } | { problem: string } {
  const own = fieldOf(value, 'cnaContainer') ?? fieldOf(value, 'cna');
  if (fieldOf(value, 'cveMetadata') !== undefined) {
    const { data, error } = whole.safeParse(value);
    if (data === undefined) return fault(error);
    return {
      record: {
        cna: data.containers?.cna ?? {},
        metadata: data.cveMetadata,
        adp: data.containers?.adp,
      },
    };
  }
  const [cveId] = /CVE-\d{4}-\d{4,19}/.exec(name) ?? [];
  const bare = own ?? value;
  const isContainer = ['descriptions', 'rejectedReasons'].some((key) =>
    Array.isArray(fieldOf(bare, key)),
  );
  if (!isContainer)
    return {
      problem: 'This is not a CVE record: it has neither "cveMetadata" nor the container of a CNA.',
    };
  if (cveId === undefined)
    return {
      problem:
        'The container of a CNA has no CVE id. Name its file after it, such as CVE-2026-12345.json.',
    };
  const { data, error } = container.safeParse(bare);
  return data === undefined ? fault(error) : { record: { cna: data, metadata: { cveId } } };
}

const fault = (error: z.ZodError): { problem: string } => ({
  problem: `This is not a CVE record: ${error.issues[0]?.path.join('.')} is not as CVE Record Format 5 defines it.`,
});

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
