// Signatures of CSAF documents in public/, made here with OpenPGP itself.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createMessage, generateKey, type PrivateKey, sign } from 'openpgp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { csafText } from '../../formats/csaf/document.ts';
import { csafPath } from '../../formats/csaf/place.ts';
import { aSetting } from '../../formats/setting.fixture.ts';
import type { Content } from '../../model/content.ts';
import type { PublicKey } from '../../model/reporting/key.ts';
import { anAdvisory, aSite, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { inspectKey } from '../key/key.ts';
import { checkSignedCsaf, signedDocuments } from './csaf.ts';

const root = mkdtempSync(join(tmpdir(), 'candor-signed-csaf-'));
const publicFolder = join(root, 'public');
const advisory = anAdvisory();
const path = csafPath(advisory);
const text = csafText(advisory, aSetting());
let ours: PrivateKey;
let theirs: PrivateKey;
let keys: PublicKey[];

const make = async () =>
  (
    await generateKey({
      userIDs: [{ email: 'security@orbital.example' }],
      date: new Date('2026-01-01T00:00:00Z'),
      format: 'object',
    })
  ).privateKey;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([make(), make()]);
  const result = await inspectKey('security', 'keys/security.asc', ours.toPublic().armor(), NOW);
  if (!('key' in result)) throw new Error(result.finding.message);
  keys = [result.key];
});
beforeEach(() => rmSync(publicFolder, { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const signature = async (
  key: PrivateKey,
  what: string,
  date = new Date('2026-05-20T00:00:00Z'),
): Promise<string> =>
  String(
    await sign({
      message: await createMessage({ binary: new TextEncoder().encode(what) }),
      signingKeys: key,
      detached: true,
      date,
    }),
  );

function place(
  files: Readonly<Record<string, string>>,
  changes: Partial<Content> = {},
  site = aSite(),
) {
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(publicFolder, name)), { recursive: true });
    writeFileSync(join(publicFolder, name), body);
  }
  const content = someContent({
    advisories: [advisory],
    keys,
    publicFiles: Object.keys(files),
    ...changes,
  });
  return { folder: join(root, 'content'), publicFolder, now: NOW, site, content };
}

const codes = async (...words: Parameters<typeof place>) =>
  (await checkSignedCsaf(place(...words))).map(({ code, file, message }) => [
    code,
    file,
    message ?? '',
  ]);

describe('the signature of a CSAF document', () => {
  it('is accepted if it fits the document that is published', async () => {
    expect(await codes({ [`${path}.asc`]: await signature(ours, text) })).toEqual([]);
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    ['of another text', () => signature(ours, `${text} `), /document has changed/],
    ['by another key', () => signature(theirs, text), /not a valid key/],
    ['from the future', () => signature(ours, text, new Date('2027-01-01T00:00:00Z')), /future/],
    ['that is damaged', async () => 'x', /cannot be read/],
  ])('%s is stale', async (_what, made, message) => {
    const file = `../public/${path}.asc`;
    expect(await codes({ [`${path}.asc`]: await made() })).toEqual([
      ['signature-stale', file, expect.stringMatching(message)],
    ]);
  });

  it('is invalid if its key is revoked', async () => {
    const revoked = { keys: keys.map((key) => ({ ...key, revoked: true })) };
    expect(await codes({ [`${path}.asc`]: await signature(ours, text) }, revoked)).toEqual([
      ['signature-stale', `../public/${path}.asc`, expect.stringContaining('not a valid key')],
    ]);
  });

  it('covers the file that replaces the document', async () => {
    const files = { [path]: '{}', [`${path}.asc`]: await signature(ours, '{}') };
    expect(await codes(files)).toEqual([]);
    expect((await signedDocuments(place(files)))[0]?.fault).toBeUndefined();
  });

  it('is an error if no public document has its name', async () => {
    const strayed = 'csaf/white/2026/orb-2026-0099.json.asc';
    expect(await codes({ [strayed]: 'x' })).toEqual([
      ['signature-orphaned', `../public/${strayed}`, ''],
    ]);
    const off = aSite({ formats: { csaf: false } });
    expect(await codes({ [`${path}.asc`]: 'x' }, {}, off)).toMatchObject([
      ['signature-orphaned', expect.any(String), ''],
    ]);
  });

  it('is expected for every document, and reported missing only on request', async () => {
    expect(await signedDocuments(place({}))).toMatchObject([{ path, fault: 'none' }]);
    expect(await signedDocuments(place({}), true)).toEqual([]);
    expect(await codes({})).toEqual([]);
  });
});
