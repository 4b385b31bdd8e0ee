/** A field of `cases.jsonl` as readers are told of it, in Chinese. */
export type CaseField = {
  /** Names from the outside in, parted by dots; `[]` stands for each of a list. */
  readonly path: string;
  readonly meaning: string;
  /** What values there are. */
  readonly values: string;
  /** Who says it: the source, the library, or one of the two, which another field tells. */
  readonly by: string;
};

const source = '照录原文';
const library = '本库标注';
const either = (field: string) => `照录原文或本库补，见 ${field}`;
const words = '文字';
const orNull = '文字；原文未载明时为 null';
const date = '如 2024、2024-04 或 2024-04-08；原文未载明时为 null';
const origin = 'printed 原文印有；supplied 编者补';

type Row = readonly [path: string, meaning: string, values: string, by: string];

const titles: readonly Row[] = [
  ['id', '案例编号，一经给出永不改变', '汇编编号加两位以上序号，如 junheng-05', library],
  ['batch', '所属汇编的编号', '2 至 16 个小写字母、数字、连字符', library],
  ['title', '题名', '一组', either('title.origin')],
  ['title.text', '题名的文字', words, either('title.origin')],
  ['title.origin', '题名的来历', origin, library],
  ['title.reason', '补题名的理由，题名印有时没有这一项', words, library],
  ['organisation', '讲述的机构', '一组；原文未载明时为 null', either('organisation.origin')],
  ['organisation.text', '机构名称', words, either('organisation.origin')],
  ['organisation.origin', '机构名称的来历', origin, library],
  ['organisation.kind', '机构类别', '机构类别表中的词', library],
  ['author', '署名的作者', orNull, source],
];

const places: readonly Row[] = [
  ['place', '案例发生的地区', '一组；原文未载明时为 null', library],
  ['place.code', '能确定的最下一级的行政区划代码', '六位数字，按 GB/T 2260', library],
  ['place.names', '从省级到这一级的正式名称', '一至三个', '照录原文或本库补，见 place.supplied'],
  ['place.supplied', 'place.names 中原文没有写出的', '名称的列表，可以为空', library],
  ['place.zone', '行政区划以外的单位，如新区、开发区、学区', '一组；没有时为 null', source],
  ['place.zone.name', '这一单位的名称', words, source],
  ['place.zone.kind', '这一单位的种类', words, library],
];

const tags: readonly Row[] = [
  ['stages', '学段', '一组', library],
  [
    'stages.basis',
    '学段的依据',
    'explicit 原文写明；implied 据文意；title 据题名；default 未写明，按通例',
    library,
  ],
  ['stages.terms', '各个学段', '至少一个', library],
  ['stages.terms[].term', '学段名', '学段表中的词', library],
  ['topics', '主题', '列表，可以为空', library],
  ['topics[].term', '主题名', '主题表中的词', library],
  ['topics[].weight', '主题的轻重', 'primary 以此为主题；secondary 兼及', library],
  ['tasks', '对应的行动方案任务', '列表，可以为空', library],
  ['tasks[].term', '任务代号', '任务表中的词', library],
  ['models', '有名称的做法', '列表，可以为空', source],
  ['models[].text', '做法的名称，不带引号', words, source],
  ['figures', '文中的数据', '列表，可以为空', source],
  ['figures[].text', '数据的原话', words, source],
  ['figures[].value', '数值', '一个数；范围为首尾两个数', '据原话换算'],
  ['figures[].unit', '单位', '文字，可以为空', source],
  ['figures[].what', '数的是什么', '文字；未写明时为空', source],
  ['figures[].approximate', '是否约数', 'true 或 false', '据“约、余、多、近”等字'],
  ['years', '文中提到的年份', '公历年份的列表，可以为空', source],
  ['honours', '文中提到的荣誉与试点认定', '列表，可以为空', source],
  ['honours[].text', '荣誉或认定的原话', words, source],
];

const provenance: readonly Row[] = [
  ['lines', '在抓取文本中的行', '首行与末行，从 1 数起，两行都含', library],
  ['problems', '存疑之处', '列表，可以为空', library],
  ['problems[].code', '存疑的种类', '固定的代号', library],
  ['problems[].place', '存疑的所在', '文件、行、列、字句，知道多少写多少', library],
  ['problems[].args', '存疑的细目', '名称与值', library],
  ['source', '来源，即所属汇编；转述的文字，来源指所转述的原页', '一组', source],
  ['source.title', '汇编题名', words, either('source.origin')],
  ['source.origin', '汇编题名的来历', origin, library],
  ['source.publisher', '刊布者', orNull, source],
  ['source.published', '刊布日期', date, source],
  ['source.address', '来源的网址', orNull, source],
  ['source.captured', '抓取日期，引用时作引用日期', date, library],
  ['source.text', '文字是谁的', 'captured 原文；retold 本库据原页转述', library],
  ['source.rights', '权利说明', words, library],
  ['page', '案例页', '完整网址；本库没有网址时，是从本库根目录算起的路径', library],
  ['citation', '按 GB/T 7714—2025 引用这一案例', words, library],
  ['body', '全文', '每段、每个小标题一行', '照录或转述，见 source.text'],
];

const evidence: readonly Row[] = [
  ['evidence', '标注的依据，许多项下都有', '列表或一组', library],
  ['evidence.words', '据以标注的字句', words, source],
  [
    'evidence.where',
    '字句在哪里',
    'title 题名；organisation 机构；body 正文；batch 汇编题名；byline 署名；decision 编者的决定',
    library,
  ],
  ['evidence.at', '所标注的字句的位置', '从 0 数起，以 UTF-16 码元计；可以没有', library],
  ['evidence.rule', '用的哪条规则', words, library],
];

/** Every field, in the order of the file; what stands under every `evidence` is told once, at the end. */
export const caseFields: readonly CaseField[] = [titles, places, tags, provenance, evidence]
  .flat()
  .map(([path, meaning, values, by]) => ({ path, meaning, values, by }));
