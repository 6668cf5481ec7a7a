import { expect, test } from 'vitest';
import { childrenNamed, childText, readXml } from './xml.ts';

test('reads elements, texts and attributes', () => {
  const root = readXml(
    '<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?>\n<a><n:b x="1">t<![CDATA[<u>]]></n:b></a>\n',
  );
  expect(root?.name).toBe('a');
  if (root === undefined) throw new Error('It is well-formed.');
  expect(childText(root, 'b')).toBe('t<u>');
  expect(childrenNamed(root, 'b')[0]?.attributes).toEqual({ x: '1' });
});

test.each([
  '',
  'text',
  '<a>',
  '<a><b></a>',
  '<a/><b/>',
  '<a',
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
])('%j is not read', (text) => {
  expect(readXml(text)).toBeUndefined();
});
