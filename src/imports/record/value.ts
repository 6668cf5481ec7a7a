// Checks whether the contract's own fields accept a value of a foreign record.

import { foreignId } from '../../model/advisory/id.ts';
import { address, webAddress } from '../../model/source/fields.ts';

const web = webAddress();
const contact = address('https', 'http', 'mailto');
const name = foreignId();

/** True for an absolute web address that needs no normalization. */
export const isWebAddress = (text: string): boolean =>
  text === text.trim() && web.safeParse(text).success;

/** True for an address of a person: a web address, or mailto:. */
export const isContact = (text: string): boolean =>
  text === text.trim() && contact.safeParse(text).success;

/** True for an identifier of a vulnerability. */
export const isName = (text: string): boolean =>
  text === text.trim() && name.safeParse(text).success;

/**
 * True for text on one line of at most `max` characters, without control characters and lone
 * surrogates.
 */
export const isLine = (text: string, max: number): boolean =>
  text !== '' &&
  text.length <= max &&
  text === text.trim() &&
  text.isWellFormed() &&
  !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/.test(text);
