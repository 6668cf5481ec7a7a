// candor new NOUN: creates a valid draft. Each noun has a file in new/. On a terminal, each asks
// for missing options.

import { Command } from '@commander-js/extra-typings';
import type { Clock } from '../../src/environment.ts';
import type { Finish } from '../command.ts';
import { newAdvisory } from './new/advisory.ts';
import { newCase } from './new/case.ts';
import { newChannel } from './new/channel.ts';
import { newProject } from './new/project.ts';
import { newRelease } from './new/release.ts';
import { newRetrospective } from './new/retrospective.ts';
import { newStatement } from './new/statement.ts';

export function create(finish: Finish, clock: Clock) {
  return new Command('new')
    .description('create a valid draft')
    .addCommand(newCase(finish, clock).exitOverride())
    .addCommand(newProject(finish).exitOverride())
    .addCommand(newAdvisory(finish, clock).exitOverride())
    .addCommand(newRelease(finish, clock).exitOverride())
    .addCommand(newRetrospective(finish, clock).exitOverride())
    .addCommand(newChannel(finish).exitOverride())
    .addCommand(newStatement(finish, clock).exitOverride());
}
