import type { Wording } from '../problems.ts';

/** What can be wrong with generated pages, the register and the site. See `problems.ts`. */
export const publishing = {
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
  'unknown-reference': {
    severity: 'error',
    cause: '没有编号为“{id}”的{what}',
    mend: '最相近的编号：{nearest}',
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
  'inline-code': {
    severity: 'error',
    cause: '页面里直接写着“{code}”，浏览器按本页的安全策略会拒绝它',
    mend: '样式写进样式表，脚本写成单独的文件',
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
  'no-ledger': {
    severity: 'error',
    cause: '公开的汇编“{batch}”没有改动记录',
    mend: '运行 npm run cases，生成 ledger.jsonl',
  },
  'bad-ledger': {
    severity: 'error',
    cause: '改动记录的这一行读不懂',
    mend: '改动记录由程序生成，勿手改：重新运行 npm run cases',
  },
  'ledger-differs': {
    severity: 'error',
    cause: '改动记录与页面对不上：{where}',
    mend: '页面由程序生成，勿手改：重新运行 npm run cases',
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
