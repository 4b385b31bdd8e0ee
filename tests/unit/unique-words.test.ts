import assert from 'node:assert/strict';
import test from 'node:test';
import { foldWords } from '../../src/core/decision-anchors.ts';
import { uniqueWords } from '../../src/core/unique-words.ts';

const find = (text: string, stretches: readonly string[], fixed = false, other = text) => {
  let from = 0;
  const sought = stretches.map((words) => {
    const start = text.indexOf(words, from);
    from = start + words.length;
    return { start, end: from, fixed };
  });
  return uniqueWords(text, foldWords(text), foldWords(other), sought);
};

test('uniqueWords() gives the first words of a stretch that stand nowhere else', () => {
  const twice = '近年来我县坚持改革创新，';
  const rows: readonly (readonly [name: string, text: string, stretch: string, found: string | null])[] = [
    ['its first words', '别处的话。\n城南小学把三间空教室改成了木工坊。', '城南小学把三间空教室改成了木工坊。', '城南小学把三间空教室改成'],
    ['a line that is short', '别处\n木工坊开放了', '木工坊开放了', '木工坊开放了'],
    ['the next clause', `${twice}城北中学办起了陶艺坊。\n${twice}城南小学办起了木工坊。`, `${twice}城南小学办起了木工坊。`, '城南小学办起了木工坊'],
    ['within the line', '甲\n一、背景与起因\n城南小学把三间空教室改成了木工坊。', '一、背景与起因\n城南小学把三间空教室改成了木工坊。', '一、背景与起因'],
    ['nothing of its own', '城南小学有木工坊。\n城南小学有木工坊。', '城南小学有木工坊。', null],
    ['no mark at its end', '甲\n某县把这件事叫作“流动课堂”，大家', '某县把这件事叫作“流动课堂”，大家', '某县把这件事叫作“流动课'],
    ['nothing that cannot be copied', '甲\n某县\uE000的做法在这里', '某县\uE000的做法在这里', '做法在这里'],
  ]; // prettier-ignore
  for (const [name, text, stretch, found] of rows) {
    const all = find(text, [stretch]);
    assert.deepEqual(all, [found], name);
  }
});

test('uniqueWords() counts what stands in the source too, before it was repaired', () => {
  const text = '某县把四所村小合办成一所，大家都说好。';
  const other = `某县把四所村小合办成一所。${text}`;
  assert.deepEqual(find(text, [text], false, other), ['大家都说好。']);
});

test('uniqueWords() begins where it must, and goes on into what follows until it is alone', () => {
  const text = '甲校的做法。\n编辑：某人\n乙校的做法在后面。\n编辑：某人\n丙校\n编辑：某人';
  assert.deepEqual(find(text, ['编辑：某人', '编辑：某人', '编辑：某人'], true), [
    '编辑：某人 乙校的做法在后',
    '编辑：某人 丙校 编辑：某人',
    null,
  ]);
});

test('uniqueWords() takes time by the length of the text, not by the number of stretches', () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, i) => `第${String(i)}号学校把空教室改成了木工坊，大家都说好。`,
  );
  const text = lines.join('\n');
  const started = performance.now();
  const found = find(text, lines);
  assert.ok(performance.now() - started < 10_000);
  assert.equal(new Set(found).size, lines.length);
});
