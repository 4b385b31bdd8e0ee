import test from 'node:test';
import assert from 'node:assert/strict';
import { headOf, permalink, waysIn } from '../../src/lib/head.ts';

test('headOf() names the library after the page, and once on its home page', () => {
  const page = { description: '', path: '/a-z.html' };
  for (const [title, printed] of [
    ['主题', '主题 · 某库'],
    ['某库', '某库'],
  ] as const)
    assert.equal(headOf({ ...page, title }, { title: '某库' }).title, printed);
});

test('permalink() is the bare address for the home page and nothing without an address', () => {
  for (const [path, address, link] of [
    ['/index.html', 'https://a.example/ku/', 'https://a.example/ku/'],
    ['/cases/x-01.html', 'https://a.example/ku/', 'https://a.example/ku/cases/x-01.html'],
    ['/cases/x-01.html', undefined, null],
  ] as const)
    assert.equal(permalink(path, address), link);
});

test('waysIn() marks the page itself and the index it belongs to', () => {
  const marked = (path: string) =>
    waysIn(path)
      .filter(({ current }) => current !== undefined)
      .map(({ name, current }) => `${name} ${String(current)}`);
  for (const [path, expected] of [
    ['/topics/index.html', ['主题 page']],
    ['/topics/jiaoyan.html', ['主题 true']],
    ['/a-z.html', ['A–Z page']],
    ['/index.html', []],
    ['/cases/a-01.html', []],
  ] as const)
    assert.deepEqual(marked(path), expected);
});
