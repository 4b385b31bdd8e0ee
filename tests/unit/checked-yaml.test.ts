import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'astro/zod';
import { checkedYaml } from '../../src/core/checked-yaml.ts';
import { nearest } from '../../src/core/nearest.ts';

const schema = z.strictObject({
  name: z.string(),
  colour: z.enum(['青', '赤']).nullable().optional(),
  parts: z.array(z.strictObject({ term: z.enum(['头', '尾']), size: z.int().optional() })).default([]),
});
const read = (text: string) =>
  checkedYaml({
    text,
    file: 'a.yaml',
    schema,
    vocabularyAt: (path) => (path.endsWith('.term') ? { vocabulary: '部位', file: 'parts.yaml' } : undefined),
  });

test('checkedYaml() gives what the schema makes of the text', () => {
  assert.deepEqual(read('name: 2024-01-02\ncolour: 青\n'), {
    value: { name: '2024-01-02', colour: '青', parts: [] },
    problems: [],
  });
});

test('checkedYaml() places every fault', () => {
  const rows: readonly [text: string, ...faults: string[]][] = [
    ['name: [', '1:8 bad-yaml'],
    ['name: a\nname: b', '2:1 bad-yaml'],
    ['', '1:1 bad-value'],
    ['- a', '1:1 bad-value'],
    ['colour: 青', '1:1 missing-key name'],
    ['name: 1', '1:7 bad-value name'],
    ['name: a\ncolour: 绿', '2:9 unknown-choice 绿 青'],
    ['name: a\ncolor: 青', '2:1 unknown-key color colour'],
    ['name: a\nparts:\n  - term: 头\n  - size: 1', '4:5 missing-key parts.1.term'],
    [
      'name: a\nparts:\n  - term: 头部\n    sise: 1',
      '3:11 unknown-term 头部 头',
      '4:5 unknown-key parts.0.sise size',
    ],
  ];
  const found = rows.map(([text]) => {
    const { value, problems } = read(text);
    assert.equal(value, null);
    return [
      text,
      ...problems.map(({ code, place, args }) =>
        [`${place.line}:${place.column}`, code, args['term'] ?? args['key'] ?? '', args['nearest'] ?? '']
          .join(' ')
          .trim(),
      ),
    ];
  });
  assert.deepEqual(found, rows);
});

test('checkedYaml() counts lines from where the text starts in its file', () => {
  const { problems } = checkedYaml({ text: 'name: 1', file: 'a.mdx', schema, firstLine: 2 });
  assert.equal(problems[0]?.place.line, 2);
});

test('nearest() is the candidate with the fewest edits', () => {
  const rows: readonly [word: string, candidates: string[], found: string][] = [
    ['小学段', ['初中', '小学', '高中'], '小学'],
    ['contnet', ['out', 'content', 'port'], 'content'],
    ['甲', ['乙', '丙'], '乙'],
    ['甲', [], ''],
  ];
  assert.deepEqual(
    rows.map(([word, candidates]) => [word, candidates, nearest(word, candidates)]),
    rows,
  );
});
