// Random advisories, exported as CSAF documents and imported again: the second export has the same
// meaning.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsafDocument, csafDocument } from '../../formats/csaf/document.ts';
import { type Advisory, isPublic } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS } from '../../model/testing/advisory.arbitrary.ts';
import { order } from '../../model/text/order.ts';
import { advisoryFrom, EMPTY } from '../record/imported.fixture.ts';
import { importAll } from '../record/run.ts';
import { readCsaf } from './index.ts';

const options = { ...EMPTY, projects: GENERATED_PROJECTS };

const exported = (advisory: Advisory): CsafDocument =>
  csafDocument(
    advisory,
    GENERATED_PROJECTS.find(({ slug }) => slug === advisory.project),
    { site: EMPTY.site },
  );

/** Returns the second export of a document, one for each vulnerability. */
function again(document: CsafDocument): CsafDocument[] {
  const record: unknown = JSON.parse(JSON.stringify(document));
  return importAll(readCsaf, [{ name: 'a.json', record }], options).map(({ result }) => {
    if ('problem' in result) throw new Error(result.problem);
    const advisory = advisoryFrom(result);
    if (!isPublic(advisory)) throw new Error(advisory.state);
    return exported(advisory);
  });
}

const words = (text: string): string =>
  text
    .replace(/^\[\d+\]: .*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
const notes = (list: CsafDocument['document']['notes']) =>
  (list ?? []).map((note) => ({ ...note, text: words(note.text) }));

/**
 * Returns a document as it is compared. The format, or its reading, has no place for some facts:
 * - link definitions that no text uses any more are omitted;
 * - revisions of the second of the publication belong to the first version;
 * - if the publisher is a vendor, the document does not name the project, so it does not say whether a
 *   branch is end-of-life, and the remediations of products without a fix differ;
 * - a package that differs from others in its vectors has those of CVSS 4.0 only in a note.
 */
function compared({ document, product_tree: tree, vulnerabilities }: CsafDocument) {
  const { tracking, notes: above, ...rest } = document;
  return {
    ...rest,
    notes: notes(above),
    tracking: {
      ...tracking,
      revision_history: tracking.revision_history.map(({ date, summary }, i) =>
        i === 0 ? date : { date, summary },
      ),
    },
    tree,
    vulnerabilities: vulnerabilities.map(({ remediations = [], notes: texts, ...one }) => ({
      ...one,
      notes: notes(texts),
      remediations: remediations
        .filter(({ category }) => category === 'vendor_fix' || category === 'mitigation')
        .flatMap(({ category, product_ids: ids }) => ids.map((id) => `${category} ${id}`))
        .sort(order),
    })),
  };
}

describe('a random advisory', () => {
  test('has the same meaning after an export and an import', () => {
    fc.assert(
      fc.property(arbitraryAdvisory(), (advisory) => {
        const first = exported(advisory);
        const all = again(first);
        expect(all).toHaveLength(first.vulnerabilities.length);
        // Several vulnerabilities become several advisories, with names and texts of their own.
        const [second] = all;
        if (all.length === 1 && second !== undefined)
          expect(compared(second)).toEqual(compared(first));
      }),
      { numRuns: runs(500) },
    );
  });
});
