// PRIVATE: an id that is set aside. content/cases/reserved/<ID>.yaml. How many ids are set aside, and for what, is nobody else's
// to know, so the file lies among the cases. It stays when the id is used: whoever makes the file first has the id.

import { z } from 'zod';
import { instant, line, object, slug } from '../source/fields.ts';

/** What an id was set aside for: to be used later, or a case or an advisory that was written with it. */
export const RESERVED_FOR = ['later', 'case', 'advisory'] as const;

/** content/cases/reserved/<ID>.yaml */
export const reservationSchema = object({
  at: instant(),
  by: line().optional(),
  for: z.enum(RESERVED_FOR).default('later').describe('What was written with it; later: nothing yet.'),
  project: slug().optional().describe('projects/<slug>.'),
  note: line(300).optional(),
});

type ReservationMatter = z.output<typeof reservationSchema>;

/** An id that is set aside. */
export interface Reservation extends ReservationMatter {
  readonly id: string;
  readonly file: string;
}

/** The path of a reservation below the content folder. */
export const reservationPath = (id: string): string => `cases/reserved/${id}.yaml`;
