// The setting for tests of formats. Used by tests alone.

import type { Project } from '../model/project/project.ts';
import { aChannel, aProject, aSite, NOW } from '../model/testing/advisory.fixture.ts';
import { type Setting, settingOf } from './format.ts';

/** The example publisher and project at the time of the examples; what is given replaces that. */
export function aSetting({
  projects = [aProject()],
  ...changes
}: Partial<Omit<Setting, 'projects'>> & { readonly projects?: readonly Project[] } = {}): Setting {
  return { ...settingOf(aSite(), NOW, { projects, channels: [aChannel()] }), ...changes };
}
