import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Site } from '../../model/site/site.ts';
import { aSetting } from '../setting.fixture.ts';
import { vex } from './advisory.ts';
import type { VexDocument } from './document.ts';

/** Returns the published document of an advisory; undefined if OpenVEX cannot represent it. */
export function vexOf(advisory: Advisory, site: Site): VexDocument | undefined {
  const document = vex(advisory, aSetting({ site }));
  return document === undefined ? undefined : JSON.parse(String(document.body));
}
