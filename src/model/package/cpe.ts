// CPE names in the formatted string of version 2.3 (NISTIR 7695, section 6.2): what names a product
// that no registry has, such as a download or an appliance.

/** As the schemas of CSAF 2.0 and CVE 5.2 allow it. */
const PART = String.raw`(?:\?*|\*?)(?:[a-zA-Z0-9\-._]|\\[\\*?!"#$%&'()+,/:;<=>@[\]^\`{|}~])+(?:\?*|\*?)|[*-]`;
const LANGUAGE = '[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*-]';
const FORM = new RegExp(
  String.raw`^cpe:2\.3:[aho*-](?::(?:${PART})){5}:(?:${LANGUAGE})(?::(?:${PART})){4}$`,
);

/** The positions of the parts, counted from "cpe". */
const VERSION = 5;
const UPDATE = 6;

/** A colon after an odd number of backslashes is part of a name. */
const partsOf = (cpe: string): string[] => cpe.split(/(?<!(?<!\\)(?:\\\\)*\\):/);

/** True for a complete CPE 2.3 name. */
export const isCpe = (text: string): boolean => FORM.test(text);

/** Returns the version that a CPE name states, and its update; undefined for any version. */
export function cpeVersion(cpe: string): string | undefined {
  const stated = partsOf(cpe)
    .slice(VERSION, UPDATE + 1)
    .filter((part) => part !== '*' && part !== '-');
  return stated.length === 0 ? undefined : stated.join(':');
}

/** Returns a name for any version. */
export const cpeOfAnyVersion = (cpe: string): string =>
  partsOf(cpe)
    .map((part, i) => (i === VERSION || i === UPDATE ? '*' : part))
    .join(':');

/**
 * Returns the name of one version; undefined for a version with a suffix, which CPE divides into
 * version and update by no rule.
 */
export function cpeWithVersion(cpe: string, version: string): string | undefined {
  if (!/^\d+(?:\.\d+)*[a-z]?$/.test(version)) return undefined;
  return partsOf(cpe)
    .map((part, i) => (i === VERSION ? version : part))
    .join(':');
}

/**
 * Returns one text for the vendor and the product of a CPE name, version 2.3 or 2.2 (`cpe:/h:...`), in
 * any spelling; undefined if it names no product.
 */
export function cpeProduct(cpe: string): string | undefined {
  const is23 = /^cpe:2\.3:/i.test(cpe);
  const [, , , vendor23, product23] = partsOf(cpe);
  const [, vendor22, product22] = /^cpe:\/[aho]?:([^:]*):([^:]*)/i.exec(cpe) ?? [];
  const names = [is23 ? vendor23 : vendor22, is23 ? product23 : product22].map((part = '') =>
    plain(part),
  );
  return names.some((name) => name === '' || name === '*' || name === '-')
    ? undefined
    : names.join(':');
}

/** Without the escapes of version 2.3, and those of 2.2. */
const plain = (part: string): string =>
  part
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(?=.)/g, '')
    .toLowerCase();
