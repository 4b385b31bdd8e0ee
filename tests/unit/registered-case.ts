import type { Batch } from '../../src/core/schema/batch.ts';
import type { CaseRecord } from '../../src/core/schema/case-record.ts';
import type { Taxonomy } from '../../src/core/schema/taxonomy.ts';

export const words = (term: string) => ({ words: term, where: 'body', rule: 'test' }) as const;
export const term = (id: string, name: string) => ({ id, term: name, scope: '例' });
export const taxonomy: Taxonomy = {
  topics: [term('pingjia', '评价'), term('unused', '未用')],
  stages: [term('primary', '小学'), term('none', '评价')],
  kinds: [term('school', '学校')],
  tasks: [{ id: 't1', term: 'T1', name: '一', slogan: '一', measures: ['一'] }],
};
export const record: CaseRecord = {
  id: 'demo-01',
  batch: 'demo',
  title: { text: '例', origin: 'printed' },
  organisation: { text: '某校', kind: '学校', origin: 'printed', evidence: [words('某校')] },
  place: {
    code: '321081',
    names: ['江苏省', '扬州市', '仪征市'],
    supplied: [],
    zone: null,
    evidence: [words('仪征')],
  },
  stages: { basis: 'explicit', terms: [{ term: '小学', evidence: [] }] },
  topics: [{ term: '评价', weight: 'primary', evidence: [words('评价')] }],
  tasks: [{ term: 'T1', evidence: [words('评价')] }],
  models: [
    { text: '“3+9+N”', evidence: words('3+9+N') },
    { text: '3+9+N', evidence: words('3+9+N') },
  ],
  figures: [],
  years: [2024, 2023, 2024],
  honours: [],
  lines: [1, 2],
  author: null,
  problems: [],
};
export const batch = { id: 'demo', public: true } as Batch;
export const sources = { cases: [record], batches: [batch], taxonomy };
