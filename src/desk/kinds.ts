/** How a form asks for the value of a decision. */
export type Input =
  | 'text'
  | 'text-or-none'
  | 'place'
  | 'terms'
  | 'weighted-terms'
  | 'choice'
  | 'models'
  | 'replacement'
  | 'fixed';

export type Vocabulary = 'topics' | 'stages' | 'organisations';

/** A kind of decision: a key of `decisions.yaml` beside anchor and reason. */
export type DecisionKind = {
  readonly label: string;
  /** What its anchor stands in; `either`: the question says which. */
  readonly of: 'case' | 'line' | 'either';
  readonly input: Input;
  readonly vocabulary?: Vocabulary;
  /** True if one case may have several: another is then added, and none is changed. */
  readonly many?: true;
  /** The reason that a form begins with. */
  readonly reason: string;
};

const read = '编者据原文核定';
const layout = '编者据原页版式核定';

/** All kinds of decision; the desk offers those that the schema of `decisions.yaml` knows. */
export const kinds = {
  title: { label: '题名', of: 'case', input: 'text', reason: '编者据正文拟定' },
  organisation: { label: '机构', of: 'case', input: 'text-or-none', reason: read },
  kind: { label: '机构类别', of: 'case', input: 'choice', vocabulary: 'organisations', reason: read },
  author: { label: '作者', of: 'case', input: 'text-or-none', reason: read },
  place: { label: '地区', of: 'case', input: 'place', reason: read },
  zone: { label: '新区、开发区、学区', of: 'case', input: 'text-or-none', reason: read },
  stages: { label: '学段', of: 'case', input: 'terms', vocabulary: 'stages', reason: read },
  topics: { label: '主题', of: 'case', input: 'weighted-terms', vocabulary: 'topics', reason: read },
  models: { label: '模式', of: 'case', input: 'models', many: true, reason: read },
  replace: { label: '改字', of: 'line', input: 'replacement', many: true, reason: '原件误字，编者校改' },
  keep: { label: '核过，照原样', of: 'either', input: 'fixed', many: true, reason: '核对过原页，原文如此' },
  starts_case: { label: '从这一行起是一个案例', of: 'line', input: 'fixed', many: true, reason: layout },
  continues_case: { label: '这一行接着上一个案例', of: 'line', input: 'fixed', many: true, reason: layout },
  ends_case: { label: '从这一行起不属于案例', of: 'line', input: 'fixed', many: true, reason: layout },
  is_text: { label: '这一行是正文', of: 'line', input: 'fixed', many: true, reason: layout },
  is_noise: {
    label: '这一行是网页残留',
    of: 'line',
    input: 'fixed',
    many: true,
    reason: '网页残留，不是正文',
  },
  not_a_case: { label: '这不是案例', of: 'case', input: 'fixed', reason: '编者核定：不是案例' },
} as const satisfies Record<string, DecisionKind>;

export type KindKey = keyof typeof kinds;

/** A kind by its key, as the table's type and not each for itself. */
export const kindOf = (key: KindKey): DecisionKind => kinds[key];

export const kindKeys = Object.keys(kinds) as readonly KindKey[];

export const isKind = (key: unknown): key is KindKey => kindKeys.some((known) => known === key);
