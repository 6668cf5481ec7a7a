// Exceptions to the ledger: a code of a problem that has another name now.

import type { Edit } from '../../model/source/edit/edit.ts';
import { editsOf, type Part, valueAt } from '../step.ts';

const OLD = 'ledger-modified-still';
const NEW = 'ledger-modified-unchanged';

export const ledgerCode: Part = (files) =>
  editsOf(files, /^ledger-exceptions\.yaml$/, (values) => {
    const exceptions = valueAt(values, 'exceptions');
    if (!Array.isArray(exceptions)) return [];
    return exceptions.flatMap((exception: unknown, i): Edit[] =>
      valueAt(exception, 'code') === OLD ? [{ path: ['exceptions', i, 'code'], set: NEW }] : [],
    );
  });
