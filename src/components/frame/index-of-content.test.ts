import { describe, expect, it } from 'vitest';
import {
  aKey,
  anAdvisory,
  aProject,
  aRelease,
  aRetrospective,
  someContent,
} from '../../model/testing/advisory.fixture.ts';
import { indexOfContent } from './index-of-content.ts';

const [newer, older] = [anAdvisory({ id: 'ORB-2026-0004' }), anAdvisory({ id: 'ORB-2026-0003' })];

describe('indexOfContent', () => {
  it('finds advisories, projects and keys by their names', () => {
    const content = someContent({
      advisories: [newer, older],
      projects: [aProject()],
      keys: [aKey()],
    });
    const { advisory, project, key } = indexOfContent(content);
    expect(advisory.get('ORB-2026-0003')).toBe(older);
    expect(project.get('orbital')).toBe(content.projects[0]);
    expect(key.get('security')).toBe(content.keys[0]);
    expect(advisory.get('ORB-2026-0099')).toBeUndefined();
  });

  it('lists the items of a project in the order of the content', () => {
    const other = anAdvisory({ id: 'ORB-2026-0005', project: 'orbital-cli' });
    const { advisoriesOfProject, releasesOfProject } = indexOfContent(
      someContent({ advisories: [newer, other, older], releases: [aRelease()] }),
    );
    expect(advisoriesOfProject.get('orbital')).toEqual([newer, older]);
    expect(advisoriesOfProject.get('orbital-cli')).toEqual([other]);
    expect(releasesOfProject.get('orbital')?.map(({ slug }) => slug)).toEqual(['orbital-2.1.3']);
    expect(releasesOfProject.get('orbital-cli')).toBeUndefined();
  });

  it('links releases and retrospectives back to each of their advisories, once', () => {
    const release = aRelease({ advisories: ['ORB-2026-0003', 'ORB-2026-0004', 'ORB-2026-0003'] });
    const retrospective = aRetrospective({ advisories: ['ORB-2026-0004'] });
    const { releasesOfAdvisory, retrospectivesOfAdvisory } = indexOfContent(
      someContent({ releases: [release], retrospectives: [retrospective] }),
    );
    expect(releasesOfAdvisory.get('ORB-2026-0003')).toEqual([release]);
    expect(releasesOfAdvisory.get('ORB-2026-0004')).toEqual([release]);
    expect(retrospectivesOfAdvisory.get('ORB-2026-0003')).toBeUndefined();
    expect(retrospectivesOfAdvisory.get('ORB-2026-0004')).toEqual([retrospective]);
  });

  it('finds the withdrawn advisories that one replaces', () => {
    const withdrawn = anAdvisory({
      id: 'ORB-2026-0001',
      withdrawn: { at: '2026-05-20T00:00:00Z', reason: 'Duplicate.', replaced_by: 'ORB-2026-0003' },
    });
    const { replacedByAdvisory } = indexOfContent(someContent({ advisories: [older, withdrawn] }));
    expect(replacedByAdvisory.get('ORB-2026-0003')).toEqual([withdrawn]);
    expect(replacedByAdvisory.get('ORB-2026-0001')).toBeUndefined();
  });

  it('is created once for each content', () => {
    const content = someContent();
    expect(indexOfContent(content)).toBe(indexOfContent(content));
    expect(indexOfContent(content)).not.toBe(indexOfContent(someContent()));
  });
});
