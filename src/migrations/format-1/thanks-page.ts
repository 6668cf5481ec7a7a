// The key `thanks.page` of site.yaml: every site has the page now. `page: false` stays, because
// only the team can decide which names to omit instead.

import { editsOf, type Part, valueAt } from '../step.ts';

export const thanksPage: Part = (files) =>
  editsOf(files, /^site\.yaml$/, (values) =>
    valueAt(valueAt(values, 'thanks'), 'page') === true
      ? [{ path: ['thanks', 'page'], remove: true }]
      : [],
  );
