import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatPicks, moved, parsePicks, withPicks } from '../../src/search/pick-state.ts';
import { parseState } from '../../src/search/query.ts';

test('parsePicks() reads what people and programs write', () => {
  const rows: readonly [hash: string, ids: readonly string[]][] = [
    ['#q=%E6%95%99&pick=junheng-05,yunnan-03', ['junheng-05', 'yunnan-03']],
    ['#pick=b-2,a-1,b-2', ['b-2', 'a-1']],
    ['pick=a-1%2Cb-2', ['a-1', 'b-2']],
    ['#pick=a-1，b-2', ['a-1', 'b-2']],
    ['#pick=,,%20a-1%20,', ['a-1']],
    ['#pick=a-1&q=x&pick=b-2', ['a-1', 'b-2']],
    ['#q=my-pick=3&picks=4', []],
    ['#pick', []],
    ['#pick=', []],
    ['', []],
    ['#main', []],
    ['#pick=%E6%9,%3Cscript%3E', ['%E6%9', '%3Cscript%3E']],
    ['#pick=%3Cscript%3E,__proto__', ['<script>', '__proto__']],
    ['#pick=\ud800x', ['\ufffdx']],
  ];
  assert.deepEqual(
    rows.map(([hash]) => [hash, parsePicks(hash)]),
    rows,
  );
});

const id = fc.oneof(
  fc.stringMatching(/^[a-z]{1,9}-\d{2}$/u),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.constantFrom('<b onclick=alert(1)>', '&q=x', '#', '%2C', '%E6%9', 'a=b', '" \'', '\ud800', 'pick=1'),
);
const hash = fc.array(fc.oneof(fc.constantFrom('q=教研', 'pick=x-1', 'pick', 'sort=newest', ''), id), {
  maxLength: 5,
});

test('parsePicks() is the inverse of formatPicks(), whatever the ids are', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 9 }), (some) => {
      const ids = parsePicks(`pick=${some.join(',')}`);
      assert.deepEqual(parsePicks(formatPicks(ids)), ids);
    }),
  );
});

test('withPicks() changes nothing in an address but its picks', () => {
  fc.assert(
    fc.property(hash, fc.uniqueArray(id, { maxLength: 5 }), (parts, some) => {
      const ids = parsePicks(`#${formatPicks(some.map((one) => one.toWellFormed()))}`);
      const before = parts.join('&').toWellFormed();
      const after = withPicks(`#${before}`, ids);
      assert.deepEqual(parsePicks(`#${after}`), ids);
      assert.deepEqual(parseState(`#${after}`), parseState(`#${before}`));
      assert.equal(withPicks(`#${after}`, ids), after);
      assert.deepEqual(parsePicks(`#${withPicks(`#${after}`, [])}`), []);
    }),
  );
});

test('moved() moves one id within its list', () => {
  const rows: readonly [id: string, by: number, ids: string][] = [
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
    ['a', 2, 'bca'],
  ];
  assert.deepEqual(
    rows.map(([one, by]) => [one, by, moved(['a', 'b', 'c'], one, by).join('')]),
    rows,
  );
});
