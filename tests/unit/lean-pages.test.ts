import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { squeezed } from '../../src/build/lean-pages.ts';
import { usedStyle } from '../../src/build/used-style.ts';

const names = new Set(['html', 'main', 'p', 'a', 'li', '.soft', '#card']);

const styles: readonly (readonly [name: string, css: string, kept: string])[] = [
  ['an element that is not there', 'p{top:0}table{top:0}', 'p{top:0}'],
  ['a class, an id', '.soft{top:0}.hard{top:0}#card{top:0}#none{top:0}', '.soft{top:0}#card{top:0}'],
  ['one of several selectors', 'p,h1,a{top:0}', 'p,a{top:0}'],
  ['every part of a selector', 'main p.soft{top:0}main p.hard{top:0}', 'main p.soft{top:0}'],
  ['one of the choices in :is()', ':is(h1,p,a) a{top:0}:is(h1,h2) a{top:0}', ':is(p,a) a{top:0}'],
  ['nested choices', ':is(h1,:where(h2,p)):first-child{top:0}', ':is(:where(h2,p)):first-child{top:0}'],
  [
    'pseudo-classes, and what :not() excludes',
    'p:not(.hard)+a:hover::after{top:0}',
    'p:not(.hard)+a:hover::after{top:0}',
  ],
  ['attributes', 'a[aria-current="x.y"]{top:0}', 'a[aria-current="x.y"]{top:0}'],
  ['the root and all', ':root{top:0}*{top:0}', ':root{top:0}*{top:0}'],
  ['media without rules', '@media print{h1{top:0}}@media print{p{top:0}}', '@media print{p{top:0}}'],
  [
    'at-rules of other kinds',
    '@font-face{font-family:F}@page{size:A4}@page wide{size:A3}',
    '@font-face{font-family:F}@page{size:A4}@page wide{size:A3}',
  ],
  [
    'properties that nothing asks for, also through others',
    ':root{--a:red;--b:var(--c);--c:blue}p{color:var(--a)}',
    ':root{--a:red}p{color:var(--a)}',
  ],
];

for (const [name, css, kept] of styles)
  test(`usedStyle() judges ${name}`, () => {
    assert.equal(usedStyle(css, names), kept);
  });

test('usedStyle() keeps what a page uses as it is', () => {
  const selector = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(selector, { maxLength: 5 }), (selectors) => {
      const css = selectors.map((parts) => `${parts.join(' ')}{top:0}`).join('');
      assert.equal(usedStyle(css, names), css);
    }),
  );
});

const pages: readonly (readonly [name: string, html: string, squeezed: string])[] = [
  ['between blocks', '<ul> <li> 甲 </li>\n<li>乙</li> </ul>', '<ul><li>甲</li><li>乙</li></ul>'],
  [
    'between words and links',
    '<p> 见 <a href="x">甲</a> <b>乙</b> </p>',
    '<p>见 <a href="x">甲</a> <b>乙</b></p>',
  ],
  ['in attributes', '<p title="a > <p> b"> 甲</p>', '<p title="a > <p> b">甲</p>'],
  ['where spaces are shown', '<pre> <p> 甲 </p> </pre>', '<pre> <p> 甲 </p> </pre>'],
  [
    'where a style shows them',
    '<style>p{white-space:pre-wrap}</style> <p> 甲</p>',
    '<style>p{white-space:pre-wrap}</style> <p> 甲</p>',
  ],
];

for (const [name, html, expected] of pages)
  test(`squeezed() judges white space ${name}`, () => {
    assert.equal(squeezed(html), expected);
  });
