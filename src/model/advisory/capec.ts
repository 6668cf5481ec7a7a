// CAPEC: the Common Attack Pattern Enumeration and Classification.

/** Returns the URL of an attack pattern such as "CAPEC-126". */
export const capecUrl = (id: string): string =>
  `https://capec.mitre.org/data/definitions/${id.replace('CAPEC-', '')}.html`;
