// Whether a value of a foreign record is one that the contract can hold, asked of the contract's own fields.

import { foreignId } from '../../model/advisory/id.ts';
import { address, webAddress } from '../../model/source/fields.ts';

const web = webAddress();
const contact = address('https', 'http', 'mailto');
const name = foreignId();

/** An absolute address on the web, exactly as it is. */
export const isWebAddress = (text: string): boolean => text === text.trim() && web.safeParse(text).success;

/** An address of a person: on the web, or mailto:. */
export const isContact = (text: string): boolean => text === text.trim() && contact.safeParse(text).success;

/** An identifier of a vulnerability. */
export const isName = (text: string): boolean => text === text.trim() && name.safeParse(text).success;

/** Text on one line of at most `max` characters, without control characters and halves of characters. */
export const isLine = (text: string, max: number): boolean =>
  text !== '' &&
  text.length <= max &&
  text === text.trim() &&
  text.isWellFormed() &&
  !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/.test(text);
