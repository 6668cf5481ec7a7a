// The shape of an OpenVEX document, version 0.2.0 (openvex/spec, OPENVEX-SPEC.md), as far as Candor
// writes it.

import type { Instant } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import type { Justification, StatementStatus } from '../../model/statement.ts';

/** "Document Struct Fields". Omits keys without a value. */
export interface VexDocument {
  readonly '@context': 'https://openvex.dev/ns/v0.2.0';
  /** The address of the document. */
  readonly '@id': string;
  readonly author: string;
  readonly role: string;
  /** The time of the first version. */
  readonly timestamp: Instant;
  readonly last_updated?: Instant | undefined;
  /** Increases by one with every change of the content. */
  readonly version: number;
  readonly tooling: string;
  /** At least one. */
  readonly statements: readonly VexStatement[];
}

/** "Statement Fields". */
export interface VexStatement {
  readonly '@id'?: string;
  readonly vulnerability: VexVulnerability;
  /**
   * The time at which the statement was known to be true. Later statements override earlier ones.
   */
  readonly timestamp: Instant;
  /** At least one. */
  readonly products: readonly VexProduct[];
  readonly status: StatementStatus;
  readonly status_notes?: string | undefined;
  readonly justification?: Justification | undefined;
  readonly impact_statement?: string | undefined;
  readonly action_statement?: string | undefined;
}

export interface VexVulnerability {
  /** A page about it. */
  readonly '@id'?: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/** A purl or CPE name with a version means that version, one without means every version. */
interface VexComponent {
  readonly '@id': string;
  readonly identifiers: { readonly purl: string } | { readonly cpe23: string };
}

export interface VexProduct extends VexComponent {
  readonly subcomponents?: readonly VexComponent[];
}

/**
 * Returns the common parts of all documents of a publisher. `issued` and `updated` are the times of
 * the first and the last version.
 */
export function vexDocument(
  { publisher }: Pick<Site, 'publisher'>,
  id: string,
  version: { readonly number: number; readonly issued: Instant; readonly updated: Instant },
  statements: readonly VexStatement[],
): VexDocument {
  const { number, issued, updated } = version;
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author: publisher.name,
    role: publisher.category,
    timestamp: issued,
    last_updated: updated === issued ? undefined : updated,
    version: number,
    tooling: 'Candor',
    statements,
  };
}

/**
 * Returns a product or a component that a purl or a CPE name identifies. Consumers compare "@id", which
 * is an IRI and cannot contain the backslashes of CPE.
 */
export const componentOf = (name: string): VexComponent =>
  name.startsWith('cpe:')
    ? {
        '@id': name.replace(/[^A-Za-z0-9:._*-]/g, encodeURIComponent),
        identifiers: { cpe23: name },
      }
    : { '@id': name, identifiers: { purl: name } };
