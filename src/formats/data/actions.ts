// `retrospectives/actions.json`: the actions that all retrospectives promise, open and overdue ones
// first.

import { dayOf } from '../../model/instant.ts';
import { absolute, retrospectivePath } from '../../model/site/site.ts';
import { allActions } from '../../model/views/actions.ts';
import type { SiteFormat } from '../format.ts';
import { jsonText } from '../text/json.ts';

export const ACTIONS_PATH = 'retrospectives/actions.json';

/** Returns the list as of the day of the build; empty if no retrospective exists. */
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
