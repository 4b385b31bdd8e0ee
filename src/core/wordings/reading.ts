import type { Wording } from '../problems.ts';

/** What the importer finds in a source. See `problems.ts`. */
export const reading = {
  'no-cases': {
    severity: 'question',
    cause: '没有找到案例：{reason}',
    mend: '若确有案例，在 decisions.yaml 里给每个案例写一条 starts_case: true，anchor 照抄它的首行',
  },
  'shape-guessed': {
    severity: 'question',
    cause: '没有已知的案例标记，按写法相同的 {found} 行切分（首行“{words}”）',
    mend: '核对各案例首行；切错的在 decisions.yaml 里写 starts_case 或 continues_case',
  },
  'count-differs': {
    severity: 'question',
    cause: '原文称有 {announced} 个案例，只找到 {found} 个',
    mend: '核对原页是否抓取完整，或是否漏切、误切',
  },
  'title-lost': {
    severity: 'question',
    cause: '标题缺失，暂拟“{supplied}”',
    mend: '在 decisions.yaml 中写下该案例的 title 与 reason',
  },
  'organisation-lost': {
    severity: 'question',
    cause: '未载明机构',
    mend: '若原页别处载明，在 decisions.yaml 中写下 organisation 与 reason',
  },
  'place-unknown': {
    severity: 'question',
    cause: '未能确定地区',
    mend: '在 decisions.yaml 中写下 place（行政区划代码）与 reason',
  },
  'place-ambiguous': {
    severity: 'question',
    cause: '“{name}”可能是 {candidates}',
    mend: '在 decisions.yaml 中写下 place（行政区划代码）与 reason',
  },
  'label-without-colon': { severity: 'note', cause: '“{label}”后缺冒号', mend: '按“{label}：”读' },
  'broken-line': { severity: 'note', cause: '一句话断成两行，已接上', mend: '核对接合处' },
  'unfinished-text': { severity: 'note', cause: '正文末尾没有句号，可能不全', mend: '核对原页' },
  'unused-line': {
    severity: 'question',
    cause: '题下的一行“{words}”不知是什么，未收入',
    mend: '若是标题、机构或作者，在 decisions.yaml 中写下；若是网页残留，可加进 content/rules/boilerplate.yaml',
  },
  'case-repeated': {
    severity: 'note',
    cause: '与前面一个案例的正文一字不差（“{words}”），只收一次',
    mend: '核对原页是否重复，或漏了另一个案例的正文',
  },
  'trailing-line': {
    severity: 'question',
    cause: '正文之后的一行“{words}”不知归属，未收入',
    mend: '核对原页；若是网页残留，可加进 content/rules/boilerplate.yaml',
  },
  'framework-fused': {
    severity: 'note',
    cause: '方案的标题与正文连成一段，未能逐条分开',
    mend: '核对原页，或换一份分段完整的抓取件',
  },
  'title-body-mismatch': {
    severity: 'question',
    cause: '标题与正文似非一事：标题说“{words}”，正文不见',
    mend: '核对原页，若确属错配请在 decisions.yaml 中说明',
  },
  'typo-suspected': {
    severity: 'question',
    cause: '疑有错字：“{words}”或是“{suggestion}”（{evidence}）',
    mend: '核对原页；原文照登，不改动',
  },
  'spliced-text': { severity: 'note', cause: '正文中夹入的“{words}”已剔除', mend: '核对原页' },
  'byte-shift': {
    severity: 'note',
    cause: '错位的字节“{printed}”已还原为“{repaired}”（再照样损坏一遍，与原件相同；{lead}）',
    mend: '核对原页',
  },
  'byte-shift-open': {
    severity: 'question',
    cause: '字节错位，“{printed}”可能是：{candidates}',
    mend: '在 decisions.yaml 里写 replace：from 照抄页上的字，to 写对的字；都不对就核对原页',
  },
  'gloss-unverified': {
    severity: 'question',
    cause: '“{character}”后的注音“{syllable}”不是它的读音，没有删去',
    mend: '核对原页：若是夹注，在 decisions.yaml 里用 replace 删去；若注的是别的字，字可能有误',
  },
  lacuna: {
    severity: 'question',
    cause: '此处有字损坏，无法复原，页上作“□”',
    mend: '核对原页，在 decisions.yaml 里用 replace 补上',
  },
  'missing-colon': { severity: 'note', cause: '引语前似缺冒号', mend: '核对原页；原文照登，不改动' },
  'unbalanced-quote': {
    severity: 'note',
    cause: '有一个引号（{mark}）没有配成对',
    mend: '核对原页；原文照登，不改动',
  },
} as const satisfies Record<string, Wording>;
