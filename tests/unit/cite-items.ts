import type { CiteItem } from '../../src/core/cite/cite-item.ts';

/** An item that says nothing but what is given. */
export const item = (said: Partial<CiteItem> = {}): CiteItem => ({
  id: 'a-01',
  title: '题名',
  creators: [],
  container: null,
  publisher: null,
  issued: null,
  address: null,
  accessed: null,
  language: 'zh-Hans',
  note: null,
  ...said,
});

const address = 'https://anli.example/a?x=1&y=%20_(z)';

/** Items of every shape, with what people and spoilt pages put into them. */
export const shapes: readonly CiteItem[] = [
  item(),
  item({ title: '[编者拟的题名]', container: '[编者拟的汇编]' }),
  item({
    creators: ['某县教育局'],
    container: '汇编（20个）',
    publisher: '中国教育报',
    issued: '2024-04-08',
  }),
  item({ creators: ['甲一', '乙二', '丙三'], container: '汇编', issued: '2024-04' }),
  item({ creators: ['甲一', '乙二', '丙三', '丁四'], publisher: '出版社', issued: '2024' }),
  item({
    creators: ['某校', '陆 某', 'John Smith', 'A. B.', 'Ø'],
    container: 'Really?',
    publisher: 'X Inc.',
  }),
  item({ address }),
  item({ address, accessed: '2026-11-21' }),
  item({ address, issued: '2024-12-30', container: '汇编' }),
  item({ address, issued: '2024-12-30', accessed: '2026-11-21', container: '汇编', publisher: '某厅' }),
  item({ address, accessed: '2026-11', creators: ['某局'], container: '汇编', publisher: '某厅' }),
  item({ address: 'https://anli.example/a.', publisher: 'Ministry.', creators: ['某局.'] }),
  item({ title: '“双减”之下：‘六化’与3+9+N，2013–2024年', container: '《案例》（一）', publisher: '某厅' }),
  item({ title: 'He said "no" and it\'s "fine": a 3-5 year plan', container: 'Cases; vol. 1' }),
  item({
    title: '{a} 100% & #1 $x$ a_b ^ ~ \\ <b *c* d--e---f',
    container: '汇编！',
    publisher: '{出版} & Co.',
  }),
  item({ title: '一句。', container: '二句。', publisher: '三句。', issued: '2024', creators: ['四。'] }),
  item({ title: 'a.', container: 'b,', publisher: 'c,', issued: '2024' }),
  item({ title: 'a!', container: 'b:', publisher: 'c:' }),
  item({
    title: '𠀀字与 é',
    note: '案例库：https://anli.example/cases/a-01.html',
    creators: ['阿依·买买提'],
  }),
].map((one, at) => ({ ...one, id: `a-${String(at + 1).padStart(2, '0')}` }));
