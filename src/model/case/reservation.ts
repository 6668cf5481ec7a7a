// PRIVATE: a reserved id. content/cases/reserved/<ID>.yaml. The number and the purpose of reserved
// ids are private, so the file is stored with the cases. It stays after the id is used: the first
// to create the file owns the id.

import { z } from 'zod';
import { instant, line, object, slug } from '../source/fields.ts';

/**
 * The purpose of a reserved id: for later use, or for a case or an advisory that was created with
 * it.
 */
const RESERVED_FOR = ['later', 'case', 'advisory'] as const;

/** content/cases/reserved/<ID>.yaml */
export const reservationSchema = object({
  at: instant(),
  by: line().optional(),
  for: z
    .enum(RESERVED_FOR)
    .default('later')
    .describe('What the id was used for; "later" if nothing yet.'),
  project: slug().optional().describe('projects/<slug>.'),
  note: line(300).optional(),
});

type ReservationMatter = z.output<typeof reservationSchema>;

/** A reserved id. */
export interface Reservation extends ReservationMatter {
  readonly id: string;
  readonly file: string;
}

/** Returns the path of a reservation below the content folder. */
export const reservationPath = (id: string): string => `cases/reserved/${id}.yaml`;
