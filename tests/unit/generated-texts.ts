import fc from 'fast-check';
import { folded } from '../../src/core/search/units.ts';

/** Few characters, so that pairs come again in other company; words and formulas; what is passed over; what parts. */
const pieces = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'教师队伍学校') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('5g', 'ai', '3+9+n', '2.0', '60%', '1-2-3-4-5-6', 'c++', '+', 'x'),
  },
  { weight: 2, arbitrary: fc.constantFrom('“', '”', '（', '）', ' ', '\u3000', '·', '\u200b') },
  { weight: 1, arbitrary: fc.constantFrom('，', '。', '\n', '—', '|', '~', '-', '=', '/') },
  { weight: 1, arbitrary: fc.constantFrom('①', '𠮷', 'é', 'ﬁ', 'ァ', '한', '〇', '℃', '😀', '\ud840', '\0') },
);

/** A text as the index takes it in, folded, of everything that it tells apart. */
export const indexedText: fc.Arbitrary<string> = fc
  .array(pieces, { maxLength: 30 })
  .map((all) => folded(all.join('')));

/** Some texts, at least one. */
export const indexedTexts: fc.Arbitrary<readonly string[]> = fc.array(indexedText, {
  minLength: 1,
  maxLength: 8,
});
