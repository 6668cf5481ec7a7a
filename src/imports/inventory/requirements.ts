// requirements.txt (pip.pypa.io, "Requirements File Format"; PEP 508 for a requirement, PEP 440 for its version).

import type { Where } from '../../model/lookup/component.ts';
import { addPackage, type Inventory, inventoryBy, type Shelf } from './inventory.ts';

const REQUIREMENT = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;
const INCLUDE = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=)?(.*)$/;
const EDITABLE = /^(?:-e|--editable)(?:\s+|=)?(.*)$/;
/** Options that name no package. pip takes them shortened, and several on a line: what is none of these is not understood. */
const OPTIONS =
  /^(?:(?:(?:-[if]|--(?:index-url|extra-index-url|find-links|no-binary|only-binary|trusted-host|use-feature))(?:\s*=\s*|\s+)?[^\s-]\S*|--(?:no-index|prefer-binary|require-hashes|pre))(?:\s+|$))+$/;
/** Longer lines are none that people write; they would take long to read. */
const LONGEST_LINE = 4000;
/** One version: no wildcard in it. */
const PIN = /^={2,3}\s*([^\s*,;]+)$/;
const SPECIFIER = /^(?:===|[=~!<>]=|[<>])\s*[^\s,;()]+$/;
/** pip takes such a name for a file beside the requirements (`pip._internal.utils.filetypes`). */
const ARCHIVE = /\.(?:whl|zip|tgz|tbz|txz|tlz|tar|tar\.(?:gz|bz2|xz|lz|lzma))$/i;
/** Where pip ends a line: `str.splitlines` of Python. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u001c-\u001e\u0085\u2028\u2029]/;

/** Reads a requirements.txt. */
export function readRequirements(text: string): Inventory {
  return inventoryBy('requirements.txt', (into) => {
    for (const { line, number } of logicalLines(text)) if (!readLine(line, number, into)) return;
  });
}

/** Lines without comments; one that ends in "\" goes on in the next. */
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

function readLine(line: string, number: number, into: Shelf): boolean {
  const where: Where = { at: 'line', n: number };
  const included = INCLUDE.exec(line)?.[1];
  const editable = EDITABLE.exec(line)?.[1];
  if (included !== undefined) into.missed('other-file', included);
  else if (editable !== undefined) return readAddress(editable, where, into);
  else if (line.length > LONGEST_LINE && !/^\S{1,200}\s*==/.test(line)) into.missed('long-line', line);
  else if (!line.startsWith('-')) return readRequirement(line, where, into);
  else if (!OPTIONS.test(line)) into.missed('not-a-requirement', line);
  return true;
}

function readRequirement(line: string, where: Where, into: Shelf): boolean {
  // Options of one requirement (--hash=...) and its marker say nothing of the version.
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
  // Of several pins none can be installed, unless they are the same.
  const pins = new Set(specifiers.flatMap((one) => PIN.exec(one)?.[1] ?? []));
  const [version] = pins.size === 1 ? pins : [];
  if (version === undefined) into.also('no-version', bare);
  return into.add({ ecosystem: 'PyPI', name, ...(source === undefined ? {} : { source }), version, where });
}

const specifiersIn = (text: string): string[] =>
  text
    .replace(/^\((.*)\)$/, '$1')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "git+https://git.example/orbital@v1#egg=orbital" may name its package, and never a release of it. */
function readAddress(address: string, where: Where, into: Shelf): boolean {
  const [, name] = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(address) ?? [];
  if (name !== undefined)
    return addPackage(into, { ecosystem: 'PyPI', name, source: address, version: undefined, where }, false);
  into.missed('address', address);
  return true;
}
