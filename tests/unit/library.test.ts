import assert from 'node:assert/strict';
import test from 'node:test';
import { checkedYaml } from '../../src/core/checked-yaml.ts';
import { librarySchema } from '../../src/core/schema/library.ts';

const least = `title: 试馆
description: 只有几页的试馆
publisher: 试
language: zh-Hans
edition: 2026-01-01
`;
const read = (lines: string) =>
  checkedYaml({ text: least + lines, file: 'library.yaml', schema: librarySchema });

test('librarySchema takes the addresses a permalink can begin with', () => {
  const addresses = [
    'https://anli.example/',
    'http://127.0.0.1:8080/guan/',
    'https://anli.example/a-b_c.d~e/%E9%A6%86/',
    'https://xn--fiqs8s.example/',
    'http://[::1]/',
  ];
  for (const address of addresses) {
    const { value, problems } = read(`address: "${address}"\n`);
    assert.deepEqual([value?.address, problems], [address, []]);
    assert.ok(new URL('cases/a-01.html', address).href.startsWith(address), address);
  }
});

test('librarySchema refuses every other address once, at its line, and says how to write it', () => {
  const rows: readonly [address: string, advice: string][] = [
    ['https://anli.example', '如 https://anli.example/'],
    ['https://anli.example/guan', '如 https://anli.example/guan/'],
    ['https://anli.example/馆 藏/', '如 https://anli.example/%E9%A6%86%20%E8%97%8F/'],
    ['https://中国.example/', '如 https://xn--fiqs8s.example/'],
    ['https://anli.example/?a=1', '如 https://anli.example/'],
    ['https://anli.example/#a', '如 https://anli.example/'],
    ['https://Anli.example:443/a/../b/', '如 https://anli.example/b/'],
    ['https://a:b@anli.example/', '如 https://anli.example/'],
    ['ftp://anli.example/', '如 https://anli.example/guan/'],
    ['file:///guan/', '如 https://anli.example/guan/'],
    ['anli.example/', '如 https://anli.example/guan/'],
    ['https://anli.example/%zz/', '如 https://anli.example/guan/'],
    ['https:///', '如 https://anli.example/guan/'],
    ['', '如 https://anli.example/guan/'],
  ];
  for (const [address, advice] of rows) {
    const { value, problems } = read(`address: "${address}"\n`);
    assert.equal(value, null, address);
    assert.deepEqual(
      problems.map(({ code, place, args }) => [code, place.line, args['key']]),
      [['bad-value', 6, 'address']],
      address,
    );
    const detail = String(problems[0]?.args['detail']);
    assert.ok(detail.startsWith('须是 http 或 https 网址，以 / 结尾') && detail.endsWith(advice), detail);
  }
});

test('librarySchema takes the authority of tag: URIs, a domain and a date', () => {
  for (const [authority, right] of [
    ['anli.example,2026', true],
    ['anli.example,2026-01-01', true],
    ['anli.example', false],
    ['案例.example,2026', false],
  ] as const)
    assert.equal(read(`tag_authority: "${authority}"\n`).value !== null, right, authority);
});
