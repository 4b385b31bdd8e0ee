import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { problem, questionCodes } from '../../src/core/problems.ts';
import { entryLines, proposalsFor, quoteYaml } from '../../src/core/proposals.ts';
import { decisionSchema } from '../../src/core/schema/batch.ts';

/** Any text, and texts of what YAML, a terminal or a comment may trip over. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(
    fc.constantFrom(': ', ' #', '- ', '"', "'", '\\', '\n', '\r', '\t', '\u0000', '\u001B[31m', '\u2028', '\uFEFF', '\uD800', '\uE000', '〔', '〕', '{', '}', '[', ']', ',', '&', '*', '!', '|', '>', '%', '@', '`', '---', '...', '学校', '“', '”'),
  ).map((parts) => parts.join('')),
); // prettier-ignore

test('quoteYaml() gives one line that YAML reads back as the same text', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const line = quoteYaml(words);
      assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/u);
      assert.deepEqual(parse(`- key: ${line}\n`), [{ key: words }]);
    }),
    { numRuns: 2000 },
  );
});

test('an entry never breaks YAML, whatever a problem holds, and gives its words back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...questionCodes), hostile, hostile, (code, words, anchor) => {
      const args = { supplied: words, words, suggestion: words, evidence: words, printed: words, candidates: words, name: words, character: words, syllable: words, reason: words }; // prettier-ignore
      const ways = proposalsFor(problem(code, { line: 1, words }, args), `${words}□`);
      const lines = entryLines(anchor, [ways]);
      assert.ok(
        lines.every((line) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)),
        lines.join('\n'),
      );
      const entries = parse(lines.join('\n')) as readonly Record<string, unknown>[];
      assert.equal(entries.length, 1);
      assert.equal(entries[0]?.['anchor'], anchor);
      if (code === 'title-lost') assert.equal(entries[0]['title'], words);
    }),
    { numRuns: 2000 },
  );
});

test('proposalsFor() always ends with a way, and none that decisions.yaml does not know', () => {
  const keys = Object.keys(decisionSchema.shape);
  for (const code of questionCodes) {
    const ways = proposalsFor(problem(code, {}, { supplied: '题', words: '甲' }), '');
    assert.ok(ways.length > 0, code);
    for (const way of ways)
      for (const key of Object.keys(way.keys)) assert.ok(keys.includes(key), `${code} ${key}`);
  }
});

test('entryLines() writes the first way of each question, and the others as comments', () => {
  const ambiguous = problem(
    'place-ambiguous',
    { line: 1 },
    { name: '通州', candidates: '北京市通州区（110112）、江苏省南通市通州区（320612）' },
  );
  const rows: readonly (readonly [name: string, problems: readonly ReturnType<typeof problem>[], lines: readonly string[]])[] = [
    ['a title', [problem('title-lost', {}, { supplied: '题：“甲”' })], ['  title: "题：“甲”"']],
    ['an institution', [problem('organisation-lost')], ['  organisation: 〔机构全名；原文确未载明的写 null〕']],
    ['a place among several', [ambiguous], ['  place: 〔留下一个六位代码，加引号："110112" 北京市通州区，"320612" 江苏省南通市通州区〕']],
    ['two questions', [problem('title-lost', {}, { supplied: '题' }), problem('organisation-lost')], ['  title: "题"', '  organisation: 〔机构全名；原文确未载明的写 null〕']],
    ['a line', [problem('trailing-line', { line: 2 }, { words: '编辑' })], [
      '  is_noise: true  # 若是网页残留',
      '  # is_text: true  # 若是正文',
      '  # starts_case: true  # 若是下一篇的开头',
      '  # keep: [trailing-line]  # 若不收也不删，仍照现在这样',
    ]],
    ['a typo', [problem('typo-suspected', { line: 2, words: '赛岛' }, { words: '赛岛', suggestion: '寰岛' })], [
      '  replace: { from: "赛岛", to: "寰岛" }  # 若应作“寰岛”',
      '  # keep: [typo-suspected]  # 若原文如此，不改',
    ]],
    ['several readings', [problem('byte-shift-open', { line: 2 }, { printed: '?甲', candidates: '1. “乙”\u30002. “丙”' })], [
      '  replace: { from: "?甲", to: "乙" }  # 若应作“乙”',
      '  # replace: { from: "?甲", to: "丙" }  # 若应作“丙”',
      '  # keep: [byte-shift-open]  # 若原文如此，不改',
    ]],
  ]; // prettier-ignore
  for (const [name, problems, lines] of rows) {
    const written = entryLines(
      '甲乙丙丁',
      problems.map((p) => proposalsFor(p, '')),
    );
    assert.deepEqual(written, ['- anchor: "甲乙丙丁"', ...lines, '  reason: 〔依据〕'], name);
  }
});

test('entryLines() says so where no words stand in one place only', () => {
  const [first] = entryLines(null, [proposalsFor(problem('organisation-lost'), '')]);
  assert.equal(first, '- anchor: 〔原件中只见于这一处的一段文字〕');
});
