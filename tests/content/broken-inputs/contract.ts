// The keys of the contract, from the schemas: all keys, the required keys, and the file of each.

import { z } from 'zod';
import { advisorySchema } from '../../../src/model/advisory/advisory.ts';
import { translationSchema } from '../../../src/model/advisory/translation.ts';
import { caseSchema } from '../../../src/model/case/case.ts';
import { reservationSchema } from '../../../src/model/case/reservation.ts';
import { policySchema } from '../../../src/model/policy/policy.ts';
import { projectSchema } from '../../../src/model/project/project.ts';
import { releaseSchema } from '../../../src/model/release/release.ts';
import { channelSchema } from '../../../src/model/reporting/channel.ts';
import { retrospectiveSchema } from '../../../src/model/retrospective/retrospective.ts';
import { siteSchema } from '../../../src/model/site/site.ts';
import { statementSchema } from '../../../src/model/statement.ts';
import {
  ADVISORY,
  AFFECTED,
  CASE,
  CHANNEL,
  DRAFT,
  IMPORTED,
  POLICY,
  PROJECT,
  RELEASE,
  RESERVATION,
  RETROSPECTIVE,
  SECURITY,
  SITE,
  STATEMENT,
  TRANSLATION,
  WITHDRAWN,
} from './base.ts';

/** The schema of each file of the base. */
export const SCHEMAS: readonly (readonly [file: string, schema: z.ZodType])[] = [
  [SITE, siteSchema],
  [SECURITY, policySchema],
  [POLICY, policySchema],
  [PROJECT, projectSchema],
  [CHANNEL, channelSchema],
  [ADVISORY, advisorySchema],
  [WITHDRAWN, advisorySchema],
  [IMPORTED, advisorySchema],
  [DRAFT, advisorySchema],
  [TRANSLATION, translationSchema],
  [RELEASE, releaseSchema],
  [RETROSPECTIVE, retrospectiveSchema],
  [STATEMENT, statementSchema],
  [AFFECTED, statementSchema],
  [CASE, caseSchema],
  [RESERVATION, reservationSchema],
];

/** A key, by its path from the top: `affected.[].ranges.[].fixed`. */
interface Key {
  readonly way: string;
  readonly required: boolean;
}

/** Every key of a schema. */
export function keysOf(schema: z.core.$ZodType, way: readonly string[] = []): Key[] {
  const inner = within(schema);
  if (inner instanceof z.core.$ZodArray) return keysOf(inner._zod.def.element, [...way, '[]']);
  if (!(inner instanceof z.core.$ZodObject)) return [];
  return Object.entries(inner._zod.def.shape).flatMap(([name, value]) => [
    { way: [...way, name].join('.'), required: !z.safeParse(value, undefined).success },
    ...keysOf(value, [...way, name]),
  ]);
}

function within(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  if ('innerType' in def && def.innerType instanceof z.core.$ZodType) return within(def.innerType);
  if (!(schema instanceof z.core.$ZodPipe)) return schema;
  return within(
    schema._zod.def.in instanceof z.core.$ZodTransform ? schema._zod.def.out : schema._zod.def.in,
  );
}
