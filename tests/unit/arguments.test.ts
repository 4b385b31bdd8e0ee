import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import test from 'node:test';
import { readArguments } from '../../scripts/arguments.ts';

const read = (line: string, positionals = false) =>
  readArguments(
    { positionals, options: { batch: { type: 'string' }, dry: { type: 'boolean' } } },
    line.split(' ').filter(Boolean),
  );

test('readArguments() reads what every script takes, and its own', () => {
  const { value, problems } = read('a.txt --content 库 --out=出 --port 0 --batch x --dry b.txt', true);
  assert.deepEqual(problems, []);
  assert.deepEqual(value, {
    content: resolve('库'),
    out: resolve('出'),
    port: 0,
    paths: ['a.txt', 'b.txt'],
    options: { batch: 'x', dry: true },
  });
});

test('readArguments() falls back on the shipped library', () => {
  const { value } = read('');
  assert.deepEqual(value, {
    content: resolve('content'),
    out: resolve('dist'),
    port: undefined,
    paths: [],
    options: { batch: undefined, dry: undefined },
  });
});

test('readArguments() says what it does not understand', () => {
  const rows: readonly [line: string, ...details: string[]][] = [
    ['--contnet=x', '没有 --contnet 这个选项 改为 --content，或删去'],
    ['--content', '--content 后面缺少值 写作 --content 值'],
    ['--content --dry', '--content 后面缺少值 写作 --content 值'],
    ['--batch= --port', '--batch 后面缺少值 写作 --batch 值', '--port 后面缺少值 写作 --port 值'],
    ['--dry=1', '--dry 后面不带值 只写 --dry'],
    ['--port 80a', '端口“80a”不合要求 用 0 到 65535 之间的整数'],
    ['--port 65536', '端口“65536”不合要求 用 0 到 65535 之间的整数'],
    ['x', '不认识“x” 这个命令不收文件名；选项以 -- 开头'],
  ];
  const found = rows.map(([line]) => [
    line,
    ...read(line).problems.map(({ args }) => `${String(args['detail'])} ${String(args['mend'])}`),
  ]);
  assert.deepEqual(found, rows);
});
