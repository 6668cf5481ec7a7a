// Suggests the value that an author most likely meant. Remedies name it; nothing is corrected
// silently.

/** Returns `Write VALUE.`, or undefined without a value. */
export const writeIt = (value: string | undefined): string | undefined =>
  value === undefined || value.length > 200 ? undefined : `Write ${value}.`;

const MAIL = /^[^\s@:/<>"]+@[^\s@:/<>"]+\.[^\s@:/<>"]+$/;
const PHONE = /^\+?[0-9][0-9 ().-]{4,}$/;
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?$/i;

/**
 * Suggests an address with one of the schemes: `security@example.org` becomes
 * mailto:security@example.org.
 */
export function meantAddress(written: string, schemes: readonly string[]): string | undefined {
  const value = written.trim();
  const takes = (scheme: string): boolean => schemes.includes(scheme);
  if (MAIL.test(value) && takes('mailto')) return `mailto:${value}`;
  if (PHONE.test(value) && takes('tel')) return `tel:${value.replace(/[ ().]/g, '')}`;
  if (HOST.test(value) && takes('https')) return `https://${value}`;
  const web = /^(?:https?:\/*|\/\/)(?=[a-z0-9])(\S+)$/i.exec(value)?.[1];
  if (web !== undefined && HOST.test(web) && takes('https')) return `https://${web}`;
  return undefined;
}

/**
 * Suggests a mail address without scheme and brackets: `mailto:ada@example.org` becomes
 * ada@example.org.
 */
export function meantMail(written: string): string | undefined {
  const value = /<([^<>]+)>/.exec(written)?.[1] ?? written.replace(/^mailto:/i, '').trim();
  return MAIL.test(value) && value !== written ? value : undefined;
}

/** Suggests a name for files and addresses: `Tinyzip` becomes tinyzip. */
export function meantSlug(written: string): string | undefined {
  const value = written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return value !== '' && value.length <= 80 && value !== written ? value : undefined;
}

/** Suggests a language tag: `en_US` becomes en-US. */
export function meantLanguage(written: string): string | undefined {
  const value = written.trim().replaceAll('_', '-');
  return value !== written && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value) ? value : undefined;
}

/** Suggests a CWE id: `122` and `cwe-122` become CWE-122. */
export function meantCwe(written: string): string | undefined {
  const number = /^(?:cwe)?[-_ :]?0*([1-9]\d{0,4})$/i.exec(written.trim())?.[1];
  return number === undefined ? undefined : `CWE-${number}`;
}

/** Suggests the identifier of a vulnerability from an address or from another letter case. */
export function meantIdentifier(written: string): string | undefined {
  const cve = /CVE[-_ ]?(\d{4})[-_ ](\d{4,19})(?!\d)/i.exec(written);
  if (cve !== null) return `CVE-${cve[1]}-${cve[2]}`;
  const ghsa = /GHSA((?:-[23456789cfghjmpqrvwx]{4}){3})(?![0-9a-z])/i.exec(written)?.[1];
  return ghsa === undefined ? undefined : `GHSA${ghsa.toLowerCase()}`;
}

/** Suggests a time for one that lacks its zone or its "T". */
export function meantTime(written: string): string | undefined {
  const [, day, time, seconds = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(?: ?(?:Z|UTC))?$/i.exec(
      written.trim(),
    ) ?? [];
  return day === undefined ? undefined : `${day}T${time}${seconds === '' ? ':00' : seconds}Z`;
}
