import type { Batch } from '../../src/core/schema/batch.ts';
import type { CaseRecord } from '../../src/core/schema/case-record.ts';
import type { Taxonomy } from '../../src/core/schema/taxonomy.ts';

const seen = (words: string) => ({ words, where: 'body' as const, at: 0, rule: 'test' });

/** A few words about a case; everything not said is empty. */
export type Sketch = {
  id: string;
  title?: string;
  supplied?: boolean;
  organisation?: string;
  kind?: string;
  /** Code and official names, province first. */
  place?: readonly [code: string, ...names: string[]];
  stages?: readonly string[];
  primary?: readonly string[];
  secondary?: readonly string[];
  tasks?: readonly string[];
  models?: readonly string[];
  years?: readonly number[];
};

function placeOf([code, ...names]: readonly [string, ...string[]]): CaseRecord['place'] {
  return { code, names: [...names], supplied: [], zone: null, evidence: [seen(code)] };
}

const tags = (terms: readonly string[] = []) => terms.map((term) => ({ term, evidence: [seen(term)] }));

/** A whole record from a sketch. */
export function record(sketch: Sketch): CaseRecord {
  const {
    id,
    title = id,
    supplied = false,
    organisation,
    kind = '学校',
    place,
    stages = ['全学段'],
  } = sketch;
  return {
    id,
    batch: id.slice(0, id.lastIndexOf('-')),
    title: { text: title, origin: supplied ? 'supplied' : 'printed' },
    organisation:
      organisation === undefined
        ? null
        : { text: organisation, kind, origin: 'printed', evidence: [seen(organisation)] },
    place: place === undefined ? null : placeOf(place),
    stages: { basis: 'explicit', terms: tags(stages) },
    topics: [
      ...tags(sketch.primary).map((tag) => ({ ...tag, weight: 'primary' as const })),
      ...tags(sketch.secondary).map((tag) => ({ ...tag, weight: 'secondary' as const })),
    ],
    tasks: tags(sketch.tasks),
    models: (sketch.models ?? []).map((text) => ({ text, evidence: seen(text) })),
    figures: [],
    years: [...(sketch.years ?? [])],
    honours: [],
    lines: [1, 2],
    author: null,
    problems: [],
  };
}

/** A batch that says nothing of itself but what is given. */
export const batch = (id: string, said: Partial<Batch> = {}): Batch => ({
  id,
  title: `汇编${id}`,
  title_origin: 'printed',
  publisher: null,
  published: null,
  address: null,
  captured: null,
  announced: null,
  text: 'captured',
  derived_from: null,
  rights: '公有领域',
  public: true,
  ...said,
});

const term = (id: string, name: string) => ({ id, term: name, scope: `关于${name}` });

export const taxonomy: Taxonomy = {
  topics: [term('jiaoyan', '教研'), term('ketang', '课堂教学'), term('deyu', '德育与心理')],
  stages: [term('xiaoxue', '小学'), term('chuzhong', '初中'), term('quanxueduan', '全学段')],
  kinds: [term('xuexiao', '学校'), term('jiaoyan', '教研机构')],
  tasks: [
    { id: 't1', term: 'T1', name: '第一项', slogan: '从甲到乙', measures: ['措施一', '措施二'] },
    { id: 't2', term: 'T2', name: '第二项', slogan: '从丙到丁', measures: ['措施三'] },
  ],
};
