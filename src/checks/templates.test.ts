import { expect, test } from 'vitest';
import { everything } from './everything.fixture.ts';
import { templates } from './templates.ts';

const found = (name: string, body: string, subject?: string) => {
  const template = {
    name,
    file: `templates/${name}.md`,
    body,
    ...(subject === undefined ? {} : { subject }),
  };
  return [...templates.find(everything({ desk: { templates: [template] } }))];
};

test('a template for a known kind with known placeholders has no problems', () => {
  expect(found('delay', '{{greeting}}\n\n{{ slot }} {one}', '{{case}}')).toEqual([]);
});

test('a file that is not named after a kind would never be used', () => {
  expect(found('dely', 'Text.')).toMatchObject([
    { code: 'template-kind', at: 'start', remedy: 'Did you mean delay.md?' },
  ]);
});

test('an unknown placeholder is reported with its location', () => {
  expect(found('delay', 'Hello {{reportr}}, {{', '{{slott}}')).toMatchObject([
    {
      code: 'template-placeholder',
      at: { path: ['subject'], from: 0, length: 9 },
      remedy: 'Did you mean {{slot}}?',
    },
    {
      code: 'template-placeholder',
      at: { bodyOffset: 6, length: 11 },
      remedy: 'Did you mean {{reporter}}?',
    },
    {
      code: 'template-placeholder',
      at: { bodyOffset: 19, length: 2 },
      message: 'The braces contain no name.',
    },
  ]);
});
