// A content folder that tests edit like its authors.

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyExample } from './run-candor.ts';

/** The time of the edits of a history and of its revisions, by default. */
export const AT = '2026-11-24T16:00:00Z';
/** After the edits of a history. */
export const LATER = '2026-11-24T18:00:00Z';

/** A content folder that can be edited like its authors do. */
export class EditedFolder {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }
  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }
  /** Fails if there is nothing to replace, so that no history is good by accident. */
  edit(file: string, from: string | RegExp, to: string): void {
    const text = this.read(file);
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`${file} has no ${from}`);
    this.write(file, edited);
  }
  remove(file: string): void {
    rmSync(join(this.path, file));
  }
  move(from: string, to: string): void {
    renameSync(join(this.path, from), join(this.path, to));
  }
  revise(file: string, kind: string, at = AT): void {
    const revision = `  - {at: ${at}, kind: ${kind}, note: What changed is said here.}\n`;
    if (/^revisions:$/m.test(this.read(file)))
      this.edit(file, /^((?:revisions:\n)(?: .*\n)+)/m, `$1${revision}`);
    else this.edit(file, /^(published: .*\n)/m, `$1revisions:\n${revision}`);
  }
  except(...exceptions: string[]): void {
    this.write(
      'ledger-exceptions.yaml',
      `exceptions:\n${exceptions.map((one) => `  - {${one}}\n`).join('')}`,
    );
  }
  redirect(...pairs: readonly (readonly [string, string])[]): void {
    this.write(
      'redirects.yaml',
      `redirects:\n${pairs.map(([from, to]) => `  - {from: ${from}, to: ${to}}\n`).join('')}`,
    );
  }
}

let number = 0;

/** A copy of the example below a folder. */
export function freshFolder(below: string): EditedFolder {
  number += 1;
  const folder = join(below, String(number));
  mkdirSync(folder);
  return new EditedFolder(copyExample(folder));
}
