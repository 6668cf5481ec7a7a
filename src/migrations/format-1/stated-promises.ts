// The promises that policies take from site.yaml, such as {{high_days}}. They had default values;
// now site.yaml states each promise itself. Only those that a policy publishes are written.

import type { Edit } from '../../model/source/edit/edit.ts';
import { editsOf, type Part, type SourceFile, valueAt } from '../step.ts';

const POLICY_FILE = /^(?:SECURITY|policies\/[^/]+)\.md$/;

/** The default values of format 0, by the names that policies use. */
const DEFAULTS: Readonly<
  Record<string, readonly (readonly [group: string, key: string, value: unknown])[]>
> = {
  acknowledge_hours: [['promise', 'acknowledge_hours', 48]],
  critical_days: [['targets', 'critical', 7]],
  high_days: [['targets', 'high', 30]],
  medium_days: [['targets', 'medium', 60]],
  low_days: [['targets', 'low', 90]],
  slot: [
    ['slot', 'hour', 16],
    ['slot', 'days', ['monday', 'tuesday', 'wednesday', 'thursday']],
  ],
};

export const statedPromises: Part = (files) => {
  const used = namesIn(files);
  const wanted = Object.entries(DEFAULTS).flatMap(([name, values]) =>
    used.has(name) ? values : [],
  );
  return editsOf(files, /^site\.yaml$/, (site) =>
    wanted.flatMap(([group, key, set]): Edit[] =>
      valueAt(valueAt(site, group), key) === undefined ? [{ path: [group, key], set }] : [],
    ),
  );
};

function namesIn(files: readonly SourceFile[]): Set<string> {
  const texts = files.filter(({ path }) => POLICY_FILE.test(path)).map(({ text }) => text);
  return new Set(
    texts.flatMap((text) =>
      Array.from(text.matchAll(/\{\{([^{}\n]{0,80})\}\}/g), ([, name = '']) => name.trim()),
    ),
  );
}
