// CSAF 2.0 section 3.2.1.9, /document/publisher: the same in documents and in the provider metadata.

import type { Site } from '../../model/site.ts';
import { uri } from '../uri.ts';

export interface Publisher {
  readonly category: Site['publisher']['category'];
  readonly name: string;
  readonly namespace: string;
  readonly contact_details?: string | undefined;
}

/** The publisher, with the mail addresses of its team. */
export function publisherOf({ publisher, team }: Site): Publisher {
  const contacts = [...new Set(team.flatMap(({ contact }) => contact ?? []))];
  return {
    category: publisher.category,
    name: publisher.name,
    namespace: uri(publisher.namespace),
    contact_details: contacts.length === 0 ? undefined : contacts.join(', '),
  };
}
