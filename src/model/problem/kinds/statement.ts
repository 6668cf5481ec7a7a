// Problems of statements on vulnerabilities in dependencies.

import { error } from '../kind.ts';

export const STATEMENT_PROBLEMS = {
  'statement-key': error(
    'A key of the statement does not belong to its status.',
    'Remove the key, or correct the status.',
  ),
  'statement-product': error(
    'None of the packages of the statement has a purl, so no tool could find it.',
    'Name a package that has a purl in "packages", or add one to the project.',
  ),
  'statement-repeated': error(
    'Two statements cover the same vulnerability, component and product.',
    'Keep one of the files and add a revision to it.',
  ),
  'statement-own': error(
    'The statement is about an advisory of this site that is not public yet, or that itself says which of these packages are affected.',
    'Remove the statement, or date it after the advisory.',
  ),
} as const;
