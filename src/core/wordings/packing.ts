import type { Wording } from '../problems.ts';

/** What can be wrong with training packs. See `problems.ts`. */
export const packing = {
  'unknown-case': {
    severity: 'error',
    cause: '没有编号为“{id}”的案例',
    mend: '相近的编号：{nearest}',
  },
  'withdrawn-case': {
    severity: 'error',
    cause: '案例“{id}”已撤下',
    mend: '换一个案例，相近的编号：{nearest}',
  },
  'private-case': {
    severity: 'error',
    cause: '案例“{id}”所在的汇编“{batch}”不公开，公开的网站不能引用',
    mend: '换一个公开的案例，或在 batches/{batch}/batch.yaml 里写 public: true',
  },
  'bad-case-reference': {
    severity: 'error',
    cause: '“{reference}”不是案例的编号',
    mend: '写编号，或编号加段号，如 junheng-05#p3；相近的编号：{nearest}',
  },
  'unknown-paragraph': {
    severity: 'error',
    cause: '案例“{id}”的正文只有 {count} 段，没有第 {paragraph} 段',
    mend: '段号从 1 数到 {count}，小标题不算；去掉 # 之后的部分就指全篇',
  },
  'quote-not-found': {
    severity: 'error',
    cause: '案例“{id}”里没有“{quote}”这段话',
    mend: '从案例页照抄，标点也要相同；不跨段',
  },
  'repeated-case': {
    severity: 'error',
    cause: '“{id}”重复，前面第 {nth} 项已有',
    mend: '删去一项；同一案例要用两次，就各写段号',
  },
  'compare-count': {
    severity: 'error',
    cause: '对照表里有 {count} 个案例，须是两个到四个',
    mend: '增减 cases，或分成几张对照表',
  },
  'pack-minutes': {
    severity: 'note',
    cause: '各环节合计 {sum} 分钟，全程写的是 {minutes} 分钟',
    mend: '改 minutes，或改各环节的时间',
  },
  'bad-pack-id': {
    severity: 'error',
    cause: '“{id}”不能作训练包的编号',
    mend: '文件名用 1–32 个小写字母、数字和连字符，不叫 index，不以 -trainer、-handout、-slides、-compare 结尾',
  },
} as const satisfies Record<string, Wording>;
