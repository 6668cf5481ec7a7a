// The site of a C library: a repository with tags, tarballs, a package of Debian and a Docker image,
// but no registry. What its readers get is compared with facts written by hand.

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../../src/environment.ts';
import type { Document } from '../../src/formats/format.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { type Reading, readContent } from '../../src/read/index.ts';
import { readCsaf, readCve, readJsonFeed } from '../support/read-documents.ts';
import { candorHere, NOW, ROOT } from '../support/run-candor.ts';

const CONTENT = join(ROOT, 'tests/fixtures/c-library');
let reading: Reading;
let documents: readonly Document[];

beforeAll(async () => {
  reading = await readContent(contentPlace({ content: CONTENT, now: NOW }));
  documents = documentsOfReading(reading);
});

const textOf = (path: string): string =>
  String(documents.find((one) => one.path === path)?.body ?? '');

it('is valid content', () => {
  expect(reading.problems.map(({ code }) => code)).toEqual(['channel-unencrypted']);
});

const ask = (...words: string[]) =>
  candorHere(['affected', ...words, '--content', CONTENT, '--now', NOW]);
const REPO = 'https://git.comet.example/libcomet';

describe('candor affected', () => {
  it.each([
    // The tag, as git and as the author write it.
    [[REPO, 'v2.4.0'], 1, 'affected by 1 advisory'],
    [[REPO, '2.4.1'], 0, 'not affected'],
    [[REPO, '1.9.3'], 1, 'Upgrade to 2.4.1, the lowest later version that no advisory affects.'],
    [[REPO, '1.1.0'], 0, 'not affected'],
    [
      ['pkg:generic/libcomet@2.4.0?download_url=https://comet.example/download'],
      1,
      'affected by 1 advisory',
    ],
    [['Debian:13:libcomet', '2.3.0-1'], 1, 'Upgrade to 2.3.0-1+deb13u1,'],
    [['pkg:deb/debian/libcomet@2.3.0-1%2Bdeb13u1?distro=trixie'], 0, 'not affected'],
    [['pkg:docker/comet/decoder', '2.3.0'], 1, 'affected by 1 advisory'],
    [['pkg:docker/comet/decoder', '2.4.1'], 0, 'not affected'],
    // Nobody knows which image a moving tag was.
    [['pkg:docker/comet/decoder', 'latest'], 1, 'cannot tell'],
  ])('answers %j', async (words, code, text) => {
    const { out, ...run } = await ask(...words);
    expect(run.code).toBe(code);
    expect(out).toContain(text);
  });
});

const ANNOUNCEMENT = 'announcements/libcomet-2.4.1/announcement.txt';

describe('the announcement', () => {
  it('says which versions are vulnerable, and how to find out', () => {
    const text = textOf(ANNOUNCEMENT).replace(/\n {2}/g, ' ');
    expect(text).toContain('Run `pkg-config --modversion libcomet`');
    for (const line of [
      '* libcomet (generic), 1.x: from 1.2.0 to 1.9.3',
      '* libcomet (generic), 2.x: 2.0.0 or newer, but older than 2.4.1',
      '* libcomet (Debian:13): older than 2.3.0-1+deb13u1',
      '* comet/decoder (docker), 2.x: 2.0.0 or newer, but older than 2.4.1',
    ])
      expect(text).toContain(`${line}\n`);
  });

  it('names the version of each package that fixes it, not the release in place of that of Debian', () => {
    const text = textOf(ANNOUNCEMENT);
    expect(text).toContain('Upgrade libcomet (generic) to 2.4.1.');
    expect(text).toContain('Upgrade libcomet (Debian:13) to 2.3.0-1+deb13u1.');
    expect(text).toContain('Upgrade comet/decoder (docker) to 2.4.1.');
    expect(text).not.toContain('Upgrade libcomet (Debian:13) to 2.4.1');
  });
});

describe('the documents', () => {
  it('have all products and their versions in the CVE record', () => {
    const text = textOf('cve/CVE-2026-31001.json');
    expect(readCve(text, 'CVE-2026-31001')).toMatchObject({
      ranges: [
        'comet/decoder 2.0.0..<2.4.1',
        'git.comet.example/libcomet 1.2.0..<=1.9.3',
        'git.comet.example/libcomet 2.0.0..<2.4.1',
        'libcomet 0..<2.3.0-1+deb13u1',
        'libcomet 1.2.0..<=1.9.3',
        'libcomet 2.0.0..<2.4.1',
      ],
      vectors: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
    });
    expect(text).toContain('"packageURL": "pkg:docker/comet/decoder"');
    expect(text).toContain('Upgrade libcomet (Debian:13) to 2.3.0-1+deb13u1.');
    expect(text).not.toContain('PyPI');
  });

  it('have the fixes in CSAF, and no word of the project about the support of Debian', () => {
    const text = textOf('csaf/white/2026/com-2026-0001.json');
    expect(readCsaf(text)).toMatchObject({
      severity: 'high',
      fixed: expect.arrayContaining([
        'libcomet (Debian:13) 2.3.0-1+deb13u1',
        'comet/decoder (docker) 2.4.1',
      ]),
    });
    const [debian = ''] = /Upgrade libcomet \(Debian:13\)[^"]*/.exec(text) ?? [];
    expect(debian).toContain('2.3.0-1+deb13u1');
    expect(debian).not.toContain('end-of-life');
    // Of the tarballs, the project does say so.
    expect(text).toContain('libcomet 1.x: end of life, no fix is planned.');
  });

  it('say in OSV which products it has no ecosystem for', () => {
    const record = JSON.parse(textOf('osv/x_COM-2026-0001.json'));
    expect(record.affected).toMatchObject([
      { package: { ecosystem: 'Debian:13', name: 'libcomet' } },
    ]);
    expect(record.details).toMatch(
      /^OSV has no ecosystem for these affected products, .*pkg:docker\/comet\/decoder\./,
    );
  });

  it('have a row for each range in the feed', () => {
    const [entry] = readJsonFeed(textOf('feed.json'));
    expect(entry).toMatchObject({ severity: 'high 8.8', aliases: ['CVE-2026-31001'] });
    expect(entry?.ranges).toContain('libcomet (Debian:13) all before 2.3.0-1+deb13u1');
    expect(entry?.ranges).toHaveLength(6);
  });
});
