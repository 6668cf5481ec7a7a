// The setting for tests of formats. Only for tests.

import type { Project } from '../model/project/project.ts';
import { aChannel, aProject, aSite, NOW } from '../model/testing/advisory.fixture.ts';
import { type Setting, settingOf } from './format.ts';

/**
 * Returns the example publisher and project at the time of the examples, with some properties
 * replaced.
 */
export function aSetting({
  projects = [aProject()],
  ...changes
}: Partial<Omit<Setting, 'projects'>> & { readonly projects?: readonly Project[] } = {}): Setting {
  return { ...settingOf(aSite(), NOW, { projects, channels: [aChannel()] }), ...changes };
}
