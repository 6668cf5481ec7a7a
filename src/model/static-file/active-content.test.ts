import { expect, test } from 'vitest';
import { activeIn } from './active-content.ts';

const active = (path: string, text: string): string[] =>
  activeIn(new TextEncoder().encode(text), path);

test.each([
  ['a.html', '<script src="https://cdn.example/x.js"></script>', 'script of another host'],
  ['a.html', '<script\n src=//cdn.example/x.js>', 'script of another host'],
  ['a.html', '<SCRIPT>alert(1)</SCRIPT>', 'runs a script'],
  ['a.html', '<p onclick="x()">', 'script in an attribute'],
  ['a.html', '<svg/onload=x()>', 'script in an attribute'],
  ['a.html', '<a href="java\nscript:x()">', 'script in an address'],
  ['a.svg', '<svg><a href="java&#115;cript:x()"/></svg>', 'script in an address'],
  ['a.svg', '<svg><a xlink:href="&#x6A;avascript&colon;x()"/></svg>', 'script in an address'],
  ['a.svg', '<svg><a href="java&Tab;script:x()"/></svg>', 'script in an address'],
  ['a.html', '<a href=" &#1;javascript&#58x()">', 'script in an address'],
  [
    'a.svg',
    '<svg><animate attributeName="href" values="#a;javascript:x()"/></svg>',
    'script in an address',
  ],
  ['a.html', '<img src="https&#58;//a.example/x.png">', 'from another host'],
  ['a.css', '@\\69mport "x.css";', 'style sheet'],
  ['a.html', '<p style="background:u\\72l(https://a.example/x)">', 'from another host'],
  ['x.ts', "self.addEventListener('fetch', (event) => {})", 'service worker'],
  ['a.html', '<iframe src="https://a.example/">', 'in a frame'],
  ['a.html', '<meta http-equiv=refresh content="0;url=https://a.example">', 'forwards'],
  ['a.html', '<base href="https://a.example/">', 'base'],
  ['a.html', '<form action="https://a.example/">', 'form to another host'],
  ['a.html', '<link rel=stylesheet href="https://a.example/x.css">', 'from another host'],
  ['a.html', '<img alt="" src="https://a.example/x.gif">', 'from another host'],
  ['a.html', '<p style="background:url(https://a.example/x)">', 'from another host'],
  ['a.svg', '<svg><script>x()</script></svg>', 'runs a script'],
  ['a.svg', '<svg><svg:script>x()</svg:script></svg>', 'runs a script'],
  ['a.svg', '<svg><foreignObject><p>x</p></foreignObject></svg>', 'another kind'],
  ['a.svg', '<svg><use href="https://a.example/#x"/></svg>', 'from another host'],
  ['a.xml', '<?xml-stylesheet href="x.xsl"?><a/>', 'transforms'],
  ['page', '<!DOCTYPE html><script>x()</script>', 'runs a script'],
  ['a.css', '@import "x.css";', 'style sheet'],
  ['x.js', "self.addEventListener('fetch', (event) => {})", 'service worker'],
  ['x.js', 'importScripts("https://a.example/x.js")', 'service worker'],
  ['x.js', "navigator.serviceWorker.register('/x.js')", 'installs a service worker'],
])('%s with %j', (path, text, expected) => {
  expect(active(path, text)).toEqual([expect.stringContaining(expected)]);
});

test.each([
  [
    'a.html',
    '<h1>Online</h1><p>See <a href="https://a.example/">this</a>.</p><img src="a.png" alt="">',
  ],
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
  ['a.txt', '<script>x()</script>'],
  ['a.html', '<p>Write &lt;script&gt; or &#60;a onclick&#61;"x"&#62; to run one.</p>'],
  ['x.js', "addEventListener('click', (event) => {})"],
])('%s with %j is harmless', (path, text) => {
  expect(active(path, text)).toEqual([]);
});
