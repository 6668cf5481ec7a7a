// Version range specifiers (package-url/purl-spec, VERSION-RANGE-SPEC), as CSAF requires them in a
// branch of the category product_version_range: `vers:pypi/>=1.0.0|<1.4.7`.

import { FROM_START, type Range } from '../../model/package/range.ts';
import { versionAfter } from '../record/after-version.ts';

interface ReadVersions {
  readonly ranges: Range[];
  readonly versions: string[];
  readonly unread: string[];
}

const CONSTRAINT = /^(>=|<=|!=|>|<|=)?([^<>=!*|]+)$/;

/** Reads a range; text in another form is `unread`. */
export function readVers(text: string, ecosystem: string): ReadVersions {
  const [, constraints] = /^vers:[a-z0-9.+-]+\/(.+)$/i.exec(text.trim()) ?? [];
  const nothing: ReadVersions = { ranges: [], versions: [], unread: [text] };
  if (constraints === undefined) return nothing;
  if (constraints === '*')
    return { ranges: [{ introduced: FROM_START }], versions: [], unread: [] };
  const read: ReadVersions = { ranges: [], versions: [], unread: [] };
  let open: string | undefined;
  let isFirst = true;
  for (const part of constraints.split('|')) {
    const [, sign = '=', written] = CONSTRAINT.exec(part.trim()) ?? [];
    const version = written === undefined ? undefined : decoded(written);
    if (version === undefined || sign === '!=') return nothing;
    if (sign === '=') read.versions.push(version);
    else if (sign === '>=' || sign === '>') {
      const start = sign === '>' ? versionAfter(ecosystem, version) : version;
      if (open !== undefined || start === undefined) return nothing;
      open = start;
    } else {
      // Only the first end has no start: it is the end of all versions before it.
      if (open === undefined && !isFirst) return nothing;
      const end = sign === '<' ? { fixed: version } : { last_affected: version };
      read.ranges.push({ introduced: open ?? FROM_START, ...end });
      open = undefined;
    }
    if (sign !== '=') isFirst = false;
  }
  if (open !== undefined) read.ranges.push({ introduced: open });
  return read;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
