import type { Step } from '../step.ts';
import { caseKeys } from './case-keys.ts';
import { ledgerCode } from './ledger-code.ts';
import { statedPromises } from './stated-promises.ts';
import { thanksPage } from './thanks-page.ts';

/** From format 0, which has no `content_format`, to format 1. */
export const FORMAT_1: Step = [caseKeys, ledgerCode, thanksPage, statedPromises];
