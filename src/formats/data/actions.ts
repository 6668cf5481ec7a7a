// `retrospectives/actions.json`: what retrospectives promised to do, across all of them, the open and overdue first.

import { dayOf } from '../../model/instant.ts';
import { absolute, retrospectivePath } from '../../model/site/site.ts';
import { allActions } from '../../model/views/actions.ts';
import type { SiteFormat } from '../format.ts';
import { jsonText } from '../text/json.ts';

export const ACTIONS_PATH = 'retrospectives/actions.json';

/** The list, as of the day of the build; none where there is no retrospective. */
export const retrospectiveActions: SiteFormat = ({ retrospectives }, { site, now }) => {
  if (retrospectives.length === 0) return [];
  const actions = allActions(retrospectives, now).map(
    ({ text, owner, status, overdue, due, url, retrospective, advisories }) => ({
      text,
      status,
      overdue,
      owner,
      due,
      url,
      retrospective: absolute(site, retrospectivePath(retrospective)),
      advisories,
    }),
  );
  const body = jsonText({ as_of: dayOf(now), actions });
  return [{ path: ACTIONS_PATH, title: 'Actions', type: 'application/json', body }];
};
