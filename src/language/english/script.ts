// Words for scripts in the browser on several pages: plain data, which they read from the page.

import type { Plural } from '../template.ts';

const more: Plural = { one: 'Show {n} more', other: 'Show {n} more' };
const found: Plural = { one: '{n} of {all} advisories.', other: '{n} of {all} advisories.' };
const results: Plural = { one: '1 result.', other: '{n} results.' };
const bestResults: Plural = { one: 'The best 1 result.', other: 'The best {n} results.' };

export const script = {
  copy: {
    copy: 'Copy',
    label: 'Copy {name}',
    address: 'the address of {name}',
    done: '{name} was copied.',
    refused: 'The browser does not allow copying {name}.',
  },
  filter: {
    failed: 'The list could not be loaded. Use the links beside it for the same lists.',
    none: 'None of {all} advisories matches. Clear a filter to see more.',
    found,
    more,
    withdrawn: 'Withdrawn',
    updated: 'Updated {day}',
    exploited: 'Exploited',
  },
  search: {
    searching: 'Searching…',
    failed: 'The search could not be loaded. The lists below contain everything.',
    none: 'No results for “{text}”. The lists below contain everything.',
    results,
    bestResults,
  },
};
