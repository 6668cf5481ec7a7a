import { describe, expect, it } from 'vitest';
import type { Content } from '../../model/content.ts';
import { scorecardOf } from '../../model/policy/scorecard.ts';
import {
  aChannel,
  aKey,
  aPolicy,
  aProject,
  aSite,
  at,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { POLICY_MARK, securityPolicy } from './security-policy.ts';

const written = (changes: Partial<Content> = {}, setting = aSetting()): string => {
  const content = someContent(changes);
  return securityPolicy(content.projects, content, setting);
};
const headings = (text: string): string[] => text.match(/^##? .*$/gm) ?? [];

describe('a SECURITY.md for the repository of a project', () => {
  it('has 10 of 10 points, the mark, and every part that a reporter needs', () => {
    const text = written();
    expect(scorecardOf(text).points).toBe(10);
    expect(text).toContain(POLICY_MARK);
    expect(headings(text)).toEqual([
      '# Security policy of Orbital',
      '## Supported versions',
      '## Report a vulnerability',
      '## What you can expect',
      '## Coordinated disclosure',
      '## More',
    ]);
  });

  it('has 10 points even for minimal content', () => {
    const bare = { channels: [], keys: [], policies: [], projects: [aProject({ branches: [] })] };
    expect(scorecardOf(written(bare)).points).toBe(10);
  });

  it('takes its numbers from the site', () => {
    const site = aSite({ promise: { acknowledge_hours: '24' }, targets: { critical: '3' } });
    const text = written({ policies: [] }, aSetting({ site }));
    expect(text).toContain('within 24 hours');
    expect(text).toContain('| critical | 3 |');
    expect(text).toContain('We publish advisories at 16:00 UTC from Monday to Thursday.');
    expect(text).not.toContain('| high |');
  });

  it('contains the policy, without the parts that it words better, and with absolute links', () => {
    const body = [
      '# Our policy',
      'Words for the site.',
      '## Reporting',
      'By pigeon.',
      '## Supported versions',
      'Some.',
      '## Promise',
      'We answer within 48 hours. Coordinated disclosure, [see](disclosure/).',
      '<!-- secret -->',
    ].join('\n\n');
    const text = written({ policies: [aPolicy({ body })] });
    expect(text).not.toMatch(/pigeon|Words for the site|secret|acknowledge every report/);
    expect(text).toContain('## Promise\n\nWe answer within 48 hours.');
    expect(text).toContain('[see](https://security.orbital.example/policy/disclosure/)');
    expect(headings(text).filter((one) => one === '## Supported versions')).toHaveLength(1);
  });

  it('states the promise and the targets if the kept part of the policy does not', () => {
    const body = [
      '# Our policy',
      'We answer within 48 hours; coordinated disclosure. Critical 7, high 30, medium 60, low 90 days.',
      '## Scope',
      'All of it.',
    ];
    const text = written({ policies: [aPolicy({ body: body.join('\n\n') })] });
    expect(text).toContain('We acknowledge every report within 48 hours.');
    for (const row of [
      '| critical | 7 |',
      '| high | 30 |',
      '| medium | 60 |',
      '| low | 90 |',
      '## Coordinated disclosure',
    ])
      expect(text).toContain(row);
    const [, intro = '', ...rest] = body;
    const kept = written({
      policies: [aPolicy({ body: ['# Our policy', ...rest, '## Promise', intro].join('\n\n') })],
    });
    expect(kept).not.toMatch(/acknowledge every report|\| critical \||## Coordinated disclosure/);
  });

  it('lists private channels before public ones, each by preference, and no retired one', () => {
    const channels = [
      aChannel({
        slug: 'forum',
        name: 'Forum',
        address: 'https://forum.example/',
        preference: '1',
        private: false,
        key: undefined,
      }),
      aChannel({
        slug: 'form',
        name: 'Form',
        address: 'https://form.example/',
        preference: '2',
        key: undefined,
      }),
      aChannel({ slug: 'old', name: 'Old mail', status: 'retired', preference: '3' }),
      aChannel({ preference: '4', languages: ['en', 'de'] }),
    ];
    const text = written({ channels });
    expect(text).toContain(
      '1. Form: <https://form.example/>\n2. Security mail: <security@orbital.example> (en, de)',
    );
    expect(text.indexOf('1. Forum')).toBeGreaterThan(text.indexOf('These are public'));
    expect(text).not.toContain('Old mail');
  });

  it('names the key of a channel by its fingerprint, unless it is unusable', () => {
    const fingerprint = '0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567';
    expect(written()).toContain(fingerprint);
    for (const changes of [
      { revoked: true },
      { encrypts: false },
      { expires: at('2026-05-01T00:00:00Z') },
    ])
      expect(written({ keys: [aKey(changes)] })).not.toContain(fingerprint);
  });

  it('states for each branch whether it gets fixes on that day', () => {
    const branches = [
      { name: '3.x', range: '>=3.0.0', status: 'supported' },
      { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'security-only', until: '2026-12-31' },
      { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'security-only', until: '2026-05-31' },
      { name: '0.x', range: '<1.0.0', status: 'end-of-life' },
      { name: 'main', range: '>=4.0.0', status: 'unreleased' },
    ] as const;
    const rows = written({ projects: [aProject({ branches: [...branches] })] }).match(
      /^\| (?:\d|main).*$/gm,
    );
    expect(rows).toEqual([
      '| 3.x (`>=3.0.0`) | yes |',
      '| 2.x (`>=2.0.0 <3.0.0`) | yes, until 2026-12-31 |',
      '| 1.x (`>=1.0.0 <2.0.0`) | no, support ended on 2026-05-31 |',
      '| 0.x (`<1.0.0`) | no |',
      '| main (`>=4.0.0`) | not released yet |',
    ]);
  });

  it('writes the diagrams of the policy as text', () => {
    const body = [
      '## Pace',
      '{{severity_levels}}',
      '## Steps',
      '{{process}}',
      '{{supported_versions}}',
    ].join('\n\n');
    const text = written({ policies: [aPolicy({ body })] });
    expect(text).toContain('## Pace\n\n| severity | days |\n| --- | --- |\n| critical | 7 |');
    expect(text.match(/\| critical \|/g)).toHaveLength(1);
    expect(text).toMatch(
      /## Steps\n\n1\. Acknowledge the report \(Security team\): A person answers within 48 hours\.\n2\. /,
    );
    expect(text).not.toContain('{{');
  });

  it('covers several projects', () => {
    const projects = [aProject(), aProject({ slug: 'relic', name: 'Relic' })];
    expect(written({ projects })).toMatch(/^# Security policy of Orbital and Relic\n/);
  });
});
