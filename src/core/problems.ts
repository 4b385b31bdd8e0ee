import { z } from 'astro/zod';

/** Where a problem is: a file, and as far as known the 1-based line and column, the words, or the key path in a YAML file. */
export const problemPlaceSchema = z.strictObject({
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  words: z.string().optional(),
});
export type ProblemPlace = z.infer<typeof problemPlaceSchema>;

type Wording = {
  readonly severity: 'error' | 'question' | 'note';
  readonly cause: string;
  readonly mend: string;
};

/**
 * Every problem the product can report. Codes never change; `{name}` stands for an argument.
 * `error` stops the command, `question` asks the curator, `note` tells what a reader should know.
 */
const wordings = {
  'empty-source': { severity: 'error', cause: '文件是空的', mend: '重新抓取原页，或检查文件是否传完整' },
  'not-text': {
    severity: 'error',
    cause: '这不是文本文件（{found}）',
    mend: '请给出文本文件；图片须先识别成文字',
  },
  undecodable: {
    severity: 'error',
    cause: '有 {count} 处字节按 {encoding} 也读不出来',
    mend: '确认文件编码（UTF-8、UTF-16、GB18030、Big5），或重新抓取',
  },
  'no-library': {
    severity: 'error',
    cause: '这里还没有资料库：缺 library.yaml',
    mend: '新建它，写上 title、description、publisher、language: zh-Hans、edition: 2026-01-01 这样的五行',
  },
  mojibake: {
    severity: 'error',
    cause: '文字像是按错误的编码读过又存的（常用字只占 {percent}%）：“{sample}”',
    mend: '回到原件，按它自己的编码重新抓取',
  },
  'html-source': {
    severity: 'error',
    cause: '这是网页的源代码，不是文字',
    mend: '在浏览器里打开，把正文另存为纯文本再收入',
  },
  'nothing-to-import': {
    severity: 'error',
    cause: '没有找到案例，也不是方案',
    mend: '先用 npm run -s records -- 文件 看看；确要收入再逐条写决定的，加 --anyway',
  },
  'duplicate-source': {
    severity: 'error',
    cause: '同一个文件已收在汇编“{batch}”里',
    mend: '不必再收；要改出处，请改那份汇编的 batch.yaml',
  },
  'already-imported': {
    severity: 'note',
    cause: '这份汇编早已收入，这次给出的选项没有用上',
    mend: '要改出处，请改 {file}，再运行 npm run cases',
  },
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
  'no-file': { severity: 'error', cause: '没有这个文件或文件夹', mend: '检查路径' },
  usage: { severity: 'error', cause: '{detail}', mend: '{mend}' },
  'anchor-gone': {
    severity: 'error',
    cause: '决定所依的文字“{anchor}”在原件中找不到',
    mend: '改成原件里有的一段文字，或删去这条决定',
  },
  'decision-conflict': {
    severity: 'error',
    cause: '同一案例有两条决定，“{key}”各说各的：“{first}”与“{second}”',
    mend: '留下一条，或把两条合成一条',
  },
  'anchor-ambiguous': {
    severity: 'error',
    cause: '决定所依的文字“{anchor}”不止见于一篇案例',
    mend: '换一段只在一篇案例中出现的文字',
  },
  'case-vanished': {
    severity: 'error',
    cause: '登记册中的案例 {id} 在原件里找不到对应的文字了',
    mend: '若确要撤下，在登记册中把 {address} 的状态改为 withdrawn；否则检查切分',
  },
  'address-vanished': {
    severity: 'error',
    cause: '登记册中的地址 {address} 没有页面',
    mend: '地址不可消失：恢复页面，或在登记册中写明 withdrawn',
  },
  'dead-link': { severity: 'error', cause: '链接“{href}”指向不存在的页面', mend: '改正链接，或补上该页' },
  'page-too-large': {
    severity: 'note',
    cause: '页面压缩后 {bytes} 字节，超过 {limit}',
    mend: '长文照登，不裁切',
  },
  'no-cases': {
    severity: 'question',
    cause: '没有找到案例：{reason}',
    mend: '若确有案例，在 decisions.yaml 里给每个案例写一条 starts_case: true，anchor 照抄它的首行',
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
  'spliced-text': { severity: 'note', cause: '正文中夹入的“{words}”已剔除', mend: '核对原页' },
  'bad-mdx': {
    severity: 'error',
    cause: 'MDX 写法有误：{detail}',
    mend: '改正这一处；文字里的大括号和小于号前要加反斜杠',
  },
  'live-content': {
    severity: 'error',
    cause: '正文里有会被执行的代码“{code}”',
    mend: '案例正文只能是文字：重新运行 npm run cases，或在它前面加反斜杠',
  },
  'no-frontmatter': {
    severity: 'error',
    cause: '文件开头没有用 --- 围起的说明',
    mend: '重新运行 npm run cases 生成这一页',
  },
  'id-mismatch': {
    severity: 'error',
    cause: '编号“{id}”与文件名不同',
    mend: '文件名须是编号加 .mdx',
  },
  'no-batch': {
    severity: 'error',
    cause: '没有编号为“{batch}”的汇编',
    mend: '补上 batches/{batch}/batch.yaml，或删去这个文件',
  },
  'off-site-request': {
    severity: 'error',
    cause: '页面会向别的网站取“{href}”',
    mend: '把文件放进本站；给读者自己点的链接写成带 rel="external" 的 <a>',
  },
  'unmarked-external': {
    severity: 'error',
    cause: '外部链接“{href}”没有标明',
    mend: '给这个 <a> 加上 rel="external"',
  },
  'bad-link': {
    severity: 'error',
    cause: '不能用的链接“{href}”',
    mend: '只用站内地址、https、mailto 或 tel',
  },
  'dead-fragment': {
    severity: 'error',
    cause: '链接“{href}”指向的页面里没有 id 为“{fragment}”的地方',
    mend: '改正 # 之后的部分，或给目标加上 id',
  },
  'bad-file-name': {
    severity: 'error',
    cause: '文件名“{name}”里有 a-z、0-9、点、下划线和连字符以外的字符',
    mend: '改成小写 ASCII 文件名，镜像和光盘才读得出',
  },
  'bad-register': {
    severity: 'error',
    cause: '登记册的这一行读不懂：{detail}',
    mend: '登记册由程序追加，除撤下时改状态外勿手改；可从版本库里恢复',
  },
  'unregistered-address': {
    severity: 'error',
    cause: '页面 {address} 不在登记册里',
    mend: '运行 npm run cases，把新地址登记上',
  },
} as const satisfies Record<string, Wording>;

export type ProblemCode = keyof typeof wordings;

/** A finding about a source, a batch or a page: data only; the wording lives in one table. */
export const problemSchema = z.strictObject({
  code: z.enum(Object.keys(wordings) as [ProblemCode, ...ProblemCode[]]),
  place: problemPlaceSchema.default({}),
  args: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Problem = z.infer<typeof problemSchema>;

/** Make a problem; arguments fill the `{…}` of its wording. */
export const problem = (
  code: ProblemCode,
  place: ProblemPlace = {},
  args: Problem['args'] = {},
): Problem => ({
  code,
  place,
  args,
});

const fill = (template: string, args: Problem['args']) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** Severity, cause and mend of a problem in Chinese, with its arguments filled in. */
export function wording(p: Problem): Wording {
  const { severity, cause, mend } = wordings[p.code];
  return { severity, cause: fill(cause, p.args), mend: fill(mend, p.args) };
}

const marks = { error: '错误', question: '待定', note: '说明' } as const;

/** A problem as two lines for a terminal: place, severity, code and cause; then the mend. */
export function formatProblem(p: Problem): string {
  const { severity, cause, mend } = wording(p);
  const { file, line, column, words } = p.place;
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  const quoted = words === undefined ? '' : `（“${words}”）`;
  return `${where ? `${where} ` : ''}${marks[severity]} ${p.code}：${cause}${quoted}\n    ${mend}`;
}

/** True if any of the problems must stop the command. */
export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((p) => wordings[p.code].severity === 'error');
