import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everything } from '../../checks/everything.fixture.ts';
import { aCase } from '../../desk/desk.fixture.ts';
import { advisoryDraft } from '../../drafts/advisory.ts';
import {
  type AdvisoryMatter,
  advisoryOf,
  advisorySchema,
  type EmbargoedAdvisory,
  isPublic,
} from '../../model/advisory/advisory.ts';
import { readMarkdown } from '../../model/source/parse.ts';
import {
  anAdvisory,
  aSite,
  aTranslation,
  NOW,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { secretFinder } from './find-secrets.ts';
import { secretsOf } from './secrets.ts';

const embargoed = (
  matter: Partial<AdvisoryMatter>,
  body = '',
  id = 'ORB-2026-0777',
): EmbargoedAdvisory => {
  const values = advisorySchema.parse({ project: 'orbital', ...matter });
  const advisory = advisoryOf(id, `advisories/2026/${id}.md`, values, body, NOW);
  if (isPublic(advisory)) throw new Error('It is public.');
  return advisory;
};
const secretsIn = (advisory: EmbargoedAdvisory, content = someContent(), shared: string[] = []) =>
  secretsOf({
    desk: everything({ desk: { advisories: [advisory] } }).desk,
    content,
    site: aSite(),
    shared,
  });
const seen = (advisory: EmbargoedAdvisory, text: string, content = someContent()): string[] =>
  secretFinder(secretsIn(advisory, content))(new TextEncoder().encode(text)).map(
    ({ kind }) => kind,
  );

const word = () => fc.stringMatching(/^[a-z]{4,9}$/);
const sentence = () =>
  fc.uniqueArray(word(), { minLength: 8, maxLength: 20 }).map((words) => words.join(' '));

describe('secrets of a record', () => {
  it('every sentence of eight words or more, whatever surrounds it', () => {
    fc.assert(
      fc.property(sentence(), sentence(), sentence(), (before, said, after) => {
        const body = `## Impact\n\n${before}. *${said}.* ${after}\n\n## Details\n\n- ${after}\n`;
        expect(seen(embargoed({}, body), `<p>${said}</p>`)).toContain('text');
      }),
    );
  });

  it('every sentence and the summary of a translation of it, in other scripts too', () => {
    const translation = aTranslation({
      id: 'ORB-2026-0777',
      lang: 'ar',
      summary: 'تجاوز سعة الكومة عند فتح أرشيف مصنوع بعناية',
      body: '## Impact\n\nيمكن للمهاجم الذي يقنع برنامجا بفتح أرشيف مصنوع أن يشغل شيفرة بصلاحياته.\n',
    });
    const { desk } = everything({ desk: { translations: [translation] } });
    const findSecrets = secretFinder(secretsOf({ desk, content: someContent(), site: aSite() }));
    const kinds = (text: string): string[] =>
      findSecrets(new TextEncoder().encode(text)).map(({ kind }) => kind);
    expect(kinds(`<h1>${translation.summary}</h1>`)).toContain('title');
    expect(kinds('<p>يمكن للمهاجم الذي يقنع برنامجا بفتح أرشيف مصنوع أن يشغل</p>')).toContain(
      'text',
    );
    expect(kinds('/advisories/orb-2026-0777/ar/')).toEqual(['id']);
  });

  it('every id, commit, and address', () => {
    const hex = fc
      .stringMatching(/^[0-9a-f]{40}$/)
      .filter((one) => /\d/.test(one) && /[a-f]/.test(one));
    fc.assert(
      fc.property(fc.integer({ min: 10000, max: 99999 }), hex, word(), (number, commit, name) => {
        const advisory = embargoed(
          {
            aliases: [`CVE-1905-${number}`],
            references: [{ type: 'FIX', url: `https://git.zz${name}.example/${name}/${commit}` }],
            credits: [{ name: `Xa Y${name}`, contact: [`mailto:${name}@zz.example`] }],
          },
          `See https://forge.zz.example/${name}/pulls/${number}.`,
        );
        expect(seen(advisory, 'a/orb-2026-0777.json')).toEqual(['id']);
        expect(seen(advisory, `cve-1905-${number}`)).toEqual(['id']);
        expect(seen(advisory, commit)).toEqual(['commit']);
        expect(seen(advisory, `${name}@zz.example`)).toEqual(['address']);
        expect(seen(advisory, `href="https://forge.zz.example/${name}/pulls/${number}"`)).toEqual([
          'address',
        ]);
        expect(seen(advisory, `xa y${name}`)).toEqual(['person']);
      }),
    );
  });
});

describe('secret names', () => {
  it.each([
    ['山田太郎', '報告者: 山田太郎'],
    ['山田 太郎', '山田太郎さん'],
    ['王小明', '感谢王小明的报告'],
    ['김철수', 'Thanks to 김철수.'],
    ['Li Wei', 'Reported-by: Li Wei'],
  ])('can be short: %s', (name, text) => {
    expect(seen(embargoed({ credits: [{ name, contact: [] }] }), text)).toEqual(['person']);
  });

  it('are more than a single word or two characters', () => {
    for (const name of ['李雷', 'Li', 'Wei'])
      expect(seen(embargoed({ credits: [{ name, contact: [] }] }), `x ${name} x`)).toEqual([]);
  });
});

describe('not secret', () => {
  const said = 'these eight words stand in public content somewhere else';

  it('text of public content, of the site or of Candor itself', () => {
    const advisory = embargoed(
      { credits: [{ name: 'Grace Hopper', contact: [] }], aliases: ['CVE-1905-12345'] },
      said,
    );
    const content = someContent({
      advisories: [
        anAdvisory({ credits: [{ name: 'Grace Hopper' }], aliases: ['CVE-1905-12345'] }),
      ],
    });
    expect(secretsIn(advisory, content, [said]).map(({ kind }) => kind)).toEqual(['id']);
  });

  it('the id itself stays secret, even if public content names it', () => {
    const content = someContent({
      advisories: [anAdvisory({ summary: 'Like ORB-2026-0777, but worse' })],
    });
    expect(seen(embargoed({}), 'ORB-2026-0777', content)).toEqual(['id']);
  });

  it('public words do not make the CVE of an embargoed advisory public, but a public record of it does', () => {
    const advisory = embargoed({ aliases: ['CVE-1905-12345'] });
    const named = someContent({ advisories: [anAdvisory({ related: ['CVE-1905-12345'] })] });
    expect(seen(advisory, 'See CVE-1905-12345.', named)).toEqual(['id']);
    const same = someContent({ advisories: [anAdvisory({ aliases: ['CVE-1905-12345'] })] });
    expect(seen(advisory, 'See CVE-1905-12345.', same)).toEqual([]);
    const related = embargoed({ related: ['CVE-1905-12345'] });
    expect(seen(related, 'See CVE-1905-12345.', named)).toEqual([]);
    const imported = embargoed({
      aliases: ['CVE-1905-12345'],
      imported: { format: 'osv', id: 'PSF-2026-1', kept: {} },
    });
    expect(seen(imported, 'See CVE-1905-12345.', named)).toEqual([]);
  });

  it('the CVE of a case of several advisories stays secret until all of them are public', () => {
    const others = ['ORB-2026-0003', 'ORB-2026-0777'];
    const one = aCase({
      id: 'ORB-2026-0003',
      advisories: others,
      cve_requests: [{ project: 'orbital', at: '2026-11-20T18:00:00Z', id: 'CVE-1905-12345' }],
    });
    const seenWith = (cases: (typeof one)[]): string[] => {
      const content = someContent({
        advisories: [anAdvisory({ id: 'ORB-2026-0003', related: ['CVE-1905-12345'] })],
      });
      const { desk } = everything({ desk: { cases } });
      const find = secretFinder(secretsOf({ desk, content, site: aSite() }));
      return find(new TextEncoder().encode('See CVE-1905-12345.')).map(({ kind }) => kind);
    };
    expect(seenWith([one])).toEqual(['id']);
    expect(seenWith([{ ...one, advisories: others.slice(0, 1) }])).toEqual([]);
  });

  it('a long title stays secret, unless a public record has it as its title', () => {
    const title = 'Heap overflow in the archive reader of old tars';
    const advisory = embargoed({ summary: title });
    const quoted = someContent({
      advisories: [anAdvisory({ body: `## Impact\n\nUnlike "${title}", this is mild.\n` })],
    });
    expect(seen(advisory, title, quoted)).toContain('title');
    const same = someContent({ advisories: [anAdvisory({ summary: title })] });
    expect(seen(advisory, title, same)).toEqual([]);
    const short = 'Heap overflow in archive reader';
    const mentioned = someContent({
      advisories: [anAdvisory({ body: `## Impact\n\nA ${short}.\n` })],
    });
    expect(seen(embargoed({ summary: short }), short, mentioned)).toEqual([]);
  });

  it('packages, versions, vectors, weaknesses, registries, pages of the site', () => {
    const values = advisorySchema.parse({
      project: 'orbital',
      severity: ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H'],
      cwe: ['CWE-122'],
      affected: [
        {
          package: 'pkg:pypi/orbital',
          ranges: [{ introduced: '1.0.0', fixed: '1.4.8' }],
          functions: ['open'],
        },
      ],
    });
    const body = `[Report](${aSite().url}report/) https://pypi.org/project/orbital/ https://cwe.mitre.org/data/definitions/122.html`;
    const advisory = embargoed({}, body);
    expect(secretsIn({ ...advisory, ...values }).map(({ kind }) => kind)).toEqual(['id']);
  });

  it('anything but the id of a new draft', () => {
    const [project] = someContent().projects;
    if (project === undefined) throw new Error('no project');
    const text = advisoryDraft({
      summary: 'To be written',
      project,
      severity: [],
      cve: undefined,
      reporter: undefined,
      exploited: undefined,
      timeline: [],
      fixed: [],
      introduced: [],
      todo: [],
    });
    const { values, body } = readMarkdown('a.md', text);
    const advisory = advisoryOf('ORB-2026-0777', 'a.md', advisorySchema.parse(values), body, NOW);
    if (isPublic(advisory)) throw new Error('It is public.');
    expect(secretsIn(advisory).map(({ kind }) => kind)).toEqual(['id']);
  });
});
