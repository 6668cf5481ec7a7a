// Only the dev server shows private records. No build can: it has neither the code nor the process for it.

import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { afterEach, describe, expect, it } from 'vitest';
import { devView } from '../../src/dev/integration.ts';
import { viewer } from '../../src/dev/view.ts';
import { at } from '../../src/model/testing/advisory.fixture.ts';
import {
  adopt,
  currentReading,
  showAs,
  shownReading,
  showsPrivate,
} from '../../src/publish/current-reading.ts';
import { candor } from '../../src/publish/integration.ts';
import { readContent } from '../../src/read/index.ts';
import { candorHere, NOW, ROOT } from '../support/run-candor.ts';

const PLACE = { folder: join(ROOT, 'content'), publicFolder: join(ROOT, 'public'), now: at(NOW) };
const HIDDEN = 'ORB-2026-0006';

const read = await readContent(PLACE);
const view = viewer('');
const ids = async (): Promise<string[]> =>
  (await shownReading()).content.advisories.map(({ id }) => id);

/** Runs the first hook of an integration, as Astro does. */
async function setUp(
  { hooks }: AstroIntegration,
  command: string,
  host: string | boolean = '127.0.0.1',
) {
  const options = {
    command,
    config: { server: { host } },
    updateConfig: () => ({}),
    addMiddleware: () => undefined,
  };
  const hook: unknown = hooks['astro:config:setup'];
  if (typeof hook !== 'function') throw new Error('The integration has no such hook.');
  await hook({ ...options, logger: { warn: () => undefined } });
}

const dev = () =>
  devView({
    place: PLACE,
    prefix: '',
    work: '/nowhere',
    sources: undefined,
    refuse: () => undefined,
  });

describe('a private record', () => {
  afterEach(() => adopt(read));

  it('is shown by the dev server, and not by a build that follows in its process', async () => {
    adopt(read);
    showAs(async (reading) => (await view(reading)).shown);
    expect(await ids()).toContain(HIDDEN);
    expect((await currentReading()).content.advisories.map(({ id }) => id)).not.toContain(HIDDEN);
    adopt(read);
    expect(await ids()).not.toContain(HIDDEN);
    expect(await shownReading()).toBe(read);
    expect(showsPrivate()).toBe(false);
  });

  it('stops a build of a process that shows it', async () => {
    adopt(read);
    await expect(setUp(candor(), 'build')).resolves.toBeUndefined();
    showAs(async (reading) => (await view(reading)).shown);
    await expect(setUp(candor(), 'build')).rejects.toThrow('This process shows private records.');
  });

  it('is not shown by anything but the dev server, nor to other machines', async () => {
    for (const command of ['build', 'preview', 'sync'])
      await expect(setUp(dev(), command), command).rejects.toThrow('Only the dev server');
    for (const host of ['0.0.0.0', '::', 'localhost', true, false])
      await expect(setUp(dev(), 'dev', host), String(host)).rejects.toThrow(
        'must listen on 127.0.0.1 only',
      );
    expect(showsPrivate()).toBe(false);
    await setUp(dev(), 'dev');
    expect(showsPrivate()).toBe(true);
  });

  it.each(['0.0.0.0', 'localhost', '::1'])('is refused to --host %s', async (host) => {
    expect(await candorHere(['dev', '--host', host])).toMatchObject({
      code: 2,
      err: expect.stringContaining('it is for this machine only. Remove --host.'),
    });
  });
});
