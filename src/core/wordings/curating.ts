import type { Wording } from '../problems.ts';

/** What can be wrong with what people write by hand: YAML files, batches, decisions. See `problems.ts`. */
export const curating = {
  'bad-yaml': {
    severity: 'error',
    cause: 'YAML 写法有误：{detail}',
    mend: '按提示改正这一行的缩进、冒号或引号',
  },
  'missing-key': {
    severity: 'error',
    cause: '缺少“{key}”',
    mend: '补上“{key}”；出处各项（题名除外）原文未载明的写 null',
  },
  'bad-value': { severity: 'error', cause: '“{key}”的值不合要求：{detail}', mend: '改成合要求的值' },
  'unknown-key': { severity: 'error', cause: '不认识的键“{key}”', mend: '删去，或改为“{nearest}”' },
  'unknown-choice': {
    severity: 'error',
    cause: '“{key}”不能写作“{term}”',
    mend: '改为“{nearest}”；可写的有：{choices}',
  },
  'unknown-term': {
    severity: 'error',
    cause: '“{term}”不是“{vocabulary}”中的词',
    mend: '改为“{nearest}”，或把它加进 {file}',
  },
  'duplicate-batch': { severity: 'error', cause: '汇编编号“{batch}”已经用过', mend: '换一个没有用过的编号' },
  'bad-batch-id': {
    severity: 'error',
    cause: '汇编编号“{batch}”不合要求',
    mend: '用 2 到 16 个小写字母、数字或连字符，如 yunnan-2024',
  },
  'batch-folder-mismatch': {
    severity: 'error',
    cause: 'batch.yaml 中的编号“{batch}”与文件夹名“{folder}”不同',
    mend: '两处写成一样',
  },
  'no-source': {
    severity: 'error',
    cause: '汇编文件夹里没有 source.* 文件',
    mend: '把抓取的原件以 source 为名放进来',
  },
  'anchor-gone': {
    severity: 'error',
    cause: '决定所依的文字“{anchor}”在原件中找不到',
    mend: '改成原件里有的一段文字{nearest}，或删去这条决定',
  },
  'decision-conflict': {
    severity: 'error',
    cause: '同一案例有两条决定，“{key}”各说各的：“{first}”与“{second}”',
    mend: '留下一条，或把两条合成一条',
  },
  'anchor-ambiguous': {
    severity: 'error',
    cause: '决定所依的文字“{anchor}”不止见于一处：{places}',
    mend: '换一段只见于一处的文字，或把它写长些',
  },
  'anchor-outside': {
    severity: 'error',
    cause: '决定所依的文字“{anchor}”在原件第 {line} 行，不在任何一篇案例里',
    mend: '换成那一篇案例里的一段文字；若案例漏切，先写一条 starts_case: true',
  },
  'replace-gone': {
    severity: 'error',
    cause: '要改的“{from}”不在“{anchor}”所在的一行里，或不止一处',
    mend: '按那一行改正 from，或把它写长些；改过的已经对了，就删去这条决定',
  },
  'decision-needs': {
    severity: 'error',
    cause: '定了 {key}，这篇案例却没有 {needs}',
    mend: '再写下 {needs}',
  },
  'not-in-text': {
    severity: 'error',
    cause: '“{words}”不见于这篇案例的标题和正文',
    mend: '照原文逐字抄写；模式只收原文写明的名称',
  },
  'case-vanished': {
    severity: 'error',
    cause: '登记册中的案例 {id} 在原件里找不到对应的文字了',
    mend: '若确要撤下，在登记册中把 {address} 的状态改为 withdrawn；否则检查切分',
  },
} as const satisfies Record<string, Wording>;
