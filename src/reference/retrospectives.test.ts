import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MDX_COMPONENTS } from '../model/retrospective/mdx/components.ts';
import { retrospectivePage } from './retrospectives.ts';

const PAGE = retrospectivePage();

test('docs/retrospectives.md matches the output of "npm run docs"', () => {
  expect(readFileSync(new URL('../../docs/retrospectives.md', import.meta.url), 'utf8')).toBe(PAGE);
});

test.each(Object.entries(MDX_COMPONENTS))(
  'it documents %s with its props and an example',
  (name, { props, example }) => {
    const [, section = ''] = PAGE.split(`### \`<${name}>\``);
    const own = section.split('\n### ')[0] ?? '';
    expect(own).toContain(`\`\`\`mdx\n${example}\n\`\`\``);
    for (const prop of Object.keys(props)) expect(own).toContain(`| \`${prop}\` |`);
  },
);

test('it states that MDX is code, who can merge it, and how to forbid it', () => {
  expect(PAGE).toMatch(/MDX is code/);
  expect(PAGE).toMatch(/can merge/);
  expect(PAGE).toMatch(/`mdx: false`/);
});
