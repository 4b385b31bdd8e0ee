import type { Wording } from '../problems.ts';

/** What can be wrong with the files that are to be imported, and with the command that imports them. See `problems.ts`. */
export const capturing = {
  'empty-source': { severity: 'error', cause: '文件是空的', mend: '重新抓取原页，或检查文件是否传完整' },
  'not-text': {
    severity: 'error',
    cause: '这不是文本文件（{found}）',
    mend: '请给出文本文件；图片须先识别成文字',
  },
  'convert-first': { severity: 'error', cause: '{found}不能直接收入', mend: '{cure}' },
  encrypted: {
    severity: 'error',
    cause: '{found}加了密码',
    mend: '用密码打开，去掉密码另存一份，再收入',
  },
  'unreadable-file': {
    severity: 'error',
    cause: '{found}损坏或不完整，读不出来（{detail}）',
    mend: '重新下载，或用能打开它的程序另存一份，再收入',
  },
  'too-large': {
    severity: 'error',
    cause: '{found}超过 {limit}，没有读下去',
    mend: '分成几份收入；若本不该这样大，文件可能有问题',
  },
  'bad-json': {
    severity: 'error',
    cause: 'JSON 写法有误：{detail}',
    mend: '改正这一行；JSONL 一行一个对象，JSON 是一个对象的数组',
  },
  'parts-skipped': {
    severity: 'note',
    cause: '有读不出来的成分没有收入：{parts}',
    mend: '对照原件；其中若有正文，请在 Word 里改成普通文字，再收入',
  },
  'images-skipped': {
    severity: 'note',
    cause: '有 {count} 幅图片没有收入',
    mend: '图中若有文字，请先识别成文字，附在文件里',
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
    cause: '网页的源代码里没有正文，多半要由脚本另外取来',
    mend: '在浏览器里打开，等正文出现后另存网页或纯文本，再收入',
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
  'no-file': { severity: 'error', cause: '没有这个文件或文件夹', mend: '检查路径' },
  usage: { severity: 'error', cause: '{detail}', mend: '{mend}' },
} as const satisfies Record<string, Wording>;
