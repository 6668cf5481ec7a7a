// Reads requirements.txt (pip.pypa.io, "Requirements File Format"; PEP 508 for requirements, PEP
// 440 for versions).

import type { Where } from '../../model/lookup/component.ts';
import { addPackage, type Inventory, type InventoryBuilder, inventoryBy } from './inventory.ts';

const REQUIREMENT = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;
const INCLUDE = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=)?(.*)$/;
const EDITABLE = /^(?:-e|--editable)(?:\s+|=)?(.*)$/;
/**
 * Options that name no package. pip allows abbreviations, and several options on a line. Any other
 * option is not understood.
 */
const OPTIONS =
  /^(?:(?:(?:-[if]|--(?:index-url|extra-index-url|find-links|no-binary|only-binary|trusted-host|use-feature))(?:\s*=\s*|\s+)?[^\s-]\S*|--(?:no-index|prefer-binary|require-hashes|pre))(?:\s+|$))+$/;
/** No person writes longer lines, and they would take long to parse. */
const LONGEST_LINE = 4000;
/** A single version, without a wildcard. */
const PIN = /^={2,3}\s*([^\s*,;]+)$/;
const SPECIFIER = /^(?:===|[=~!<>]=|[<>])\s*[^\s,;()]+$/;
/** pip treats such a name as a local file (`pip._internal.utils.filetypes`). */
const ARCHIVE = /\.(?:whl|zip|tgz|tbz|txz|tlz|tar|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
/** The line breaks of pip: those of Python's `str.splitlines`. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/;

/** Reads a requirements.txt. */
export function readRequirements(text: string): Inventory {
  return inventoryBy('requirements.txt', (into) => {
    for (const { line, number } of logicalLines(text)) if (!readLine(line, number, into)) return;
  });
}

/** Yields lines without comments; a line that ends in "\" continues on the next. */
function* logicalLines(text: string): Generator<{ line: string; number: number }> {
  let held = '';
  let first = 0;
  for (const [i, raw] of text.split(LINE_BREAK).entries()) {
    if (held === '') first = i + 1;
    const line = raw.replace(/(?:^|\s)#.*$/, '');
    if (line.endsWith('\\') && held.length < 20_000) {
      held += `${line.slice(0, -1)} `;
      continue;
    }
    const whole = `${held}${line}`.trim();
    held = '';
    if (whole !== '') yield { line: whole, number: first };
  }
  if (held.trim() !== '') yield { line: held.trim(), number: first };
}

function readLine(line: string, number: number, into: InventoryBuilder): boolean {
  const where: Where = { at: 'line', n: number };
  const included = INCLUDE.exec(line)?.[1];
  const editable = EDITABLE.exec(line)?.[1];
  if (included !== undefined) into.missed('other-file', included);
  else if (editable !== undefined) return readAddress(editable, where, into);
  else if (line.length > LONGEST_LINE && !/^\S{1,200}\s*==/.test(line))
    into.missed('long-line', line);
  else if (!line.startsWith('-')) return readRequirement(line, where, into);
  else if (!OPTIONS.test(line)) into.missed('not-a-requirement', line);
  return true;
}

function readRequirement(line: string, where: Where, into: InventoryBuilder): boolean {
  // The options of a requirement (--hash=...) and its marker do not affect the version.
  const bare = line
    .slice(0, LONGEST_LINE)
    .replace(/\s--?[A-Za-z].*$/, '')
    .replace(/(?:^|\s*);.*$/, '')
    .trim();
  const [, name, rest = ''] = REQUIREMENT.exec(bare) ?? [];
  if (name === undefined || /^[:/\\]/.test(rest) || /^[^=<>!~@(]/.test(rest)) {
    if (/[:/\\]/.test(bare)) return readAddress(bare, where, into);
    into.missed('not-a-requirement', bare);
    return true;
  }
  if (rest === '' && ARCHIVE.test(name)) {
    into.missed('address', bare);
    return true;
  }
  const [, source] = /^@\s*(\S+)/.exec(rest) ?? [];
  const specifiers = source === undefined ? specifiersIn(rest) : [];
  if (!specifiers.every((one) => SPECIFIER.test(one))) into.missed('not-a-requirement', bare);
  // Different pins cannot be installed together.
  const pins = new Set(specifiers.flatMap((one) => PIN.exec(one)?.[1] ?? []));
  const [version] = pins.size === 1 ? pins : [];
  if (version === undefined) into.also('no-version', bare);
  return into.add({
    ecosystem: 'PyPI',
    name,
    ...(source === undefined ? {} : { source }),
    version,
    where,
  });
}

const specifiersIn = (text: string): string[] =>
  text
    .replace(/^\((.*)\)$/, '$1')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "git+https://git.example/orbital@v1#egg=orbital" can name its package, but never a release. */
function readAddress(address: string, where: Where, into: InventoryBuilder): boolean {
  const [, name] = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(address) ?? [];
  if (name !== undefined)
    return addPackage(
      into,
      { ecosystem: 'PyPI', name, source: address, version: undefined, where },
      false,
    );
  into.missed('address', address);
  return true;
}
