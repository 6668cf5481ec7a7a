// OpenVEX 0.2.0 for advisories: the affected versions of our packages, and the versions with the
// fix.

import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import { dayOf } from '../../model/instant.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import type { AdvisoryFormat } from '../format.ts';
import { affectedInWords, fixesInWords } from '../text/affected.ts';
import { jsonText } from '../text/json.ts';
import { otherNames } from '../text/other-names.ts';
import { plainMitigation, plainSection } from '../text/plain-text.ts';
import {
  componentOf,
  type VexDocument,
  type VexStatement,
  type VexVulnerability,
  vexDocument,
} from './document.ts';
import { vulnerabilitiesNamed } from './names.ts';
import { type NamedProducts, namedProducts } from './product.ts';

/**
 * `vex/<ID>.json`. The text is created on first use. No document exists if no version has a purl,
 * or if the advisory is withdrawn: retracting a claim is not a claim that a product is not
 * affected, which would silence scanners.
 */
export const vex: AdvisoryFormat = (advisory, { site }) => {
  const products = productsToName(advisory);
  if (products === undefined) return undefined;
  return {
    path: vexPath(advisory.id),
    title: 'OpenVEX',
    type: 'application/json',
    get body() {
      return jsonText(documentOf(advisory, products, site));
    },
  };
};

const vexPath = (id: string): string => `vex/${id}.json`;

function productsToName(advisory: Advisory): NamedProducts | undefined {
  if (advisory.state === 'withdrawn') return undefined;
  const products = namedProducts(advisory);
  return products.affected.length + products.fixed.length === 0 ? undefined : products;
}

function documentOf(
  advisory: Advisory,
  { affected, fixed }: NamedProducts,
  site: Site,
): VexDocument {
  const vulnerabilities = vulnerabilitiesOf(advisory, site);
  const say = (
    purls: readonly string[],
    status: 'affected' | 'fixed',
    action?: string,
  ): VexStatement[] =>
    purls.length === 0
      ? []
      : vulnerabilities.map((vulnerability) => ({
          vulnerability,
          timestamp: advisory.modified,
          products: purls.map(componentOf),
          status,
          status_notes: notesOf(advisory),
          action_statement: action,
        }));
  const number = 1 + advisory.revisions.filter(({ kind }) => kind !== 'editorial').length;
  const version = { number, issued: advisory.published, updated: advisory.modified };
  return vexDocument(site, absolute(site, vexPath(advisory.id)), version, [
    ...say(affected, 'affected', actionOf(advisory, site)),
    ...say(fixed, 'fixed'),
  ]);
}

/** Only the one with the id of the advisory is identified by its page. */
function vulnerabilitiesOf(advisory: Advisory, site: Site): VexVulnerability[] {
  const { id } = advisory;
  return vulnerabilitiesNamed(id, otherNames(advisory)).map(({ name, aliases = [] }) => ({
    ...([name, ...aliases].includes(id) ? { '@id': absolute(site, advisoryPath(id)) } : {}),
    name,
    description: titleOf(advisory),
    aliases: aliases.length === 0 ? undefined : aliases,
  }));
}

function notesOf(advisory: Advisory): string {
  const known = advisory.exploited;
  const exploited =
    known === undefined ? [] : [`Exploited in the wild, known since ${dayOf(known.aware_at)}.`];
  return ['Affected versions:', ...affectedInWords(advisory), ...exploited].join('\n');
}

/**
 * Returns the action for users ("action_statement", which every affected product must have):
 * upgrade, or mitigate.
 */
function actionOf(advisory: Advisory, site: Site): string {
  const fixes = fixesInWords(advisory, undefined).join('\n');
  const upgrade = plainSection(advisory, 'upgrade', site);
  const mitigation = plainMitigation(advisory, site);
  const otherwise = fixes === '' ? 'Mitigation:' : 'If you cannot upgrade:';
  const parts = [fixes === '' ? 'No fixed version is known.' : fixes, upgrade];
  return [...parts, mitigation === '' ? '' : `${otherwise}\n\n${mitigation}`]
    .filter((part) => part !== '')
    .join('\n\n');
}
