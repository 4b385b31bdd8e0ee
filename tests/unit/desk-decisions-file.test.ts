import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import {
  editDecisions,
  type EntryValues,
  type FileEdit,
  linesOfEntry,
  readEntries,
} from '../../src/desk/decisions-file.ts';

const entry = { anchor: '走教车', place: '341599', reason: '核' };
const lines = '- anchor: 走教车\n  place: "341599"\n  reason: 核\n';
const append: FileEdit = { kind: 'append', entry };
const set: FileEdit = { kind: 'set', index: 0, values: { title: '新题', stages: ['高中'] } };
const remove: FileEdit = { kind: 'remove', index: 0 };
const one = '- anchor: 甲乙丙丁\n  title: "旧题" # 存疑\n  reason: 一\n';

test('editDecisions() changes one entry and no other byte', () => {
  const rows: readonly (readonly [text: string, edit: FileEdit, made: string | null])[] = [
    ['', append, lines],
    ['# 说明\n', append, `# 说明\n${lines}`],
    ['# 说明\n[]\n', append, `# 说明\n${lines}`],
    [one, append, `${one}${lines}`],
    [one.trimEnd(), append, `${one}${lines}`],
    [`${one}# 尾注\n`, append, `${one}# 尾注\n${lines}`],
    [one.replaceAll('\n', '\r\n'), append, `${one}${lines}`.replaceAll('\n', '\r\n')],
    [`\uFEFF${one}`, append, `\uFEFF${one}${lines}`],
    [
      '  - anchor: 甲乙\n    reason: 一\n',
      append,
      `  - anchor: 甲乙\n    reason: 一\n${lines.replace(/^/gmu, '  ').trimEnd()}\n`,
    ],
    ['---\n- {anchor: 甲乙, reason: 一}\n...\n', append, `---\n- {anchor: 甲乙, reason: 一}\n${lines}...\n`],
    [one, set, one.replace('title: "旧题"', 'title: 新题').replace('\n', '\n  stages:\n    - 高中\n')],
    [one, remove, '[]\n'],
    [`# 头\n${one}# 为乙\n${lines}`, remove, `# 头\n# 为乙\n${lines}`],
    [`${lines}- anchor: 丙\n  reason: >\n    折\n    行\n`, { kind: 'remove', index: 1 }, lines],
    ['- anchor: [\n', append, null],
    ['anchor: 甲乙\n', append, null],
    [one, { kind: 'remove', index: 7 }, null],
    ['[{anchor: 甲乙, reason: 一}]\n', remove, null],
    ['# \uFFFD\n[]\n', append, null],
    [`${one}---\n${one}`, append, null],
  ];
  for (const [text, edit, made] of rows) assert.equal(editDecisions(text, edit), made, JSON.stringify(text));
});

test('linesOfEntry() gives the lines of an entry as they stand', () => {
  const rows: readonly (readonly [text: string, index: number, shown: string])[] = [
    [`${one}# 为乙\n${lines}`, 0, one],
    [`${one}# 为乙\n${lines}`, 1, lines],
    ['[{anchor: 甲乙, reason: 一}]\n', 0, '- anchor: 甲乙\n  reason: 一\n'],
    [one, 3, ''],
  ];
  for (const [text, index, shown] of rows) assert.equal(linesOfEntry(text, index), shown);
});

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => !text.includes('\uFFFD'));
const values = fc.dictionary(
  fc.constantFrom('title', 'reason', 'author', 'zone'),
  fc.oneof(words, fc.array(words, { minLength: 1 })),
  { minKeys: 1 },
);
const entries = fc.array(
  values.map((rest): EntryValues => ({ anchor: '甲', ...rest })),
  { maxLength: 5 },
);

test('editDecisions() writes what it was told, whatever the words, and removing gives the file back', () => {
  fc.assert(
    fc.property(entries, values, fc.nat(4), (before, added, at) => {
      const text = `# 头\n${stringify(before)}`;
      const whole = { anchor: '乙', ...added };
      const made = editDecisions(text, { kind: 'append', entry: whole });
      assert.deepEqual(readEntries(made ?? ''), [...before, whole]);
      assert.ok(before.length === 0 || made?.startsWith(text));
      const back = editDecisions(made ?? '', { kind: 'remove', index: before.length });
      assert.deepEqual(readEntries(back ?? ''), before);
      const index = Math.min(at, before.length);
      const changed = editDecisions(made ?? '', { kind: 'set', index, values: added });
      const expected = [...before, whole].map((e, i) => (i === index ? { ...e, ...added } : e));
      assert.deepEqual(parseDocument(changed ?? '').toJS(), expected);
    }),
  );
});
