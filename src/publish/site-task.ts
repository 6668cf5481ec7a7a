// Work on a site that a thread of its own does, beside the rendering of pages and documents.

import type { Card } from '../model/views/cards.ts';
import { drawCards } from './card-picture.ts';
import { writeSearchIndex } from './search-index.ts';

/** The input of a task: data that can be copied to another thread. */
export type SiteTask =
  | {
      readonly kind: 'cards';
      /** The pictures to draw, each into its path below the folder. */
      readonly cards: readonly Card[];
      readonly folder: string;
    }
  | {
      readonly kind: 'search';
      readonly site: string;
      /** BCP 47. */
      readonly language: string;
      /** The pages to read, relative to the site. */
      readonly pages: readonly string[];
    };

/** Does the task. Throws what it throws. */
export function doTask(task: SiteTask): Promise<void> {
  return task.kind === 'cards' ? drawCards(task.cards, task.folder) : writeSearchIndex(task);
}
