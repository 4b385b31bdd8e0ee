import { mdxRenderer } from '../build/mdx-renderer.ts';
import { ProblemsError } from '../build/problems-error.ts';

/** A way to write a text. `id` is its anchor on the page. */
type Sample = { readonly id: string; readonly name: string; readonly note: string; readonly source: string };

/** A sample with the HTML that every page of the library would have of it. */
export type RenderedSample = Sample & { readonly html: string };

const samples: readonly Sample[] = [
  {
    id: 'strong-quotes',
    name: '着重号挨着引号',
    note: '两个星号之间是着重的字；引号在里在外都行，两边不用加空格。',
    source: '要抓住**“重点”**的事先办，“**最后一公里**”也要走完。',
  },
  {
    id: 'em-brackets',
    name: '字下加点',
    note: '一个星号之间的字，下面加点；括号、书名号在里面也行。',
    source: '这一句*（着重）*后面接着写，*《章程》*也可以加点。',
  },
  {
    id: 'del-mark',
    name: '删除线挨着标点',
    note: '两个波浪号之间的字加删除线；标点写在波浪号外面。',
    source: '原稿写作~~删除线~~，“~~这半句~~”也不再使用。',
  },
  {
    id: 'strong-sentence',
    name: '句中着重',
    note: '着重的字以句号、逗号或百分号收尾，后面紧接文字。',
    source: '**先摸清底数。**再分步走；有的学校说**“慢一点，稳一点。”**就这样办，参与率达到**95%**以上。',
  },
  {
    id: 'link-marks',
    name: '带引号的链接',
    note: '方括号里是链接的字，圆括号里是地址；链接可以放在着重里，也可以放在标点之间。',
    source: '见[“术语”](/help/glossary.html)一页，或**[《帮助》](/help/index.html)**的目录。',
  },
  {
    id: 'full-quotes',
    name: '全角引号与省略号',
    note: '引号照原样，不改成直引号，也不改方向；省略号、破折号各占两格。',
    source: '她说：“孩子问‘为什么’，我们就停下来……”——这是第一条。',
  },
  {
    id: 'spacing',
    name: '汉字与西文、数字之间',
    note: '写的时候不加空格；浏览器认得的，自己留出一点空。',
    source: '全县用“3+9+N”模式，2022年起开设STEM课程，每周2课时。',
  },
  {
    id: 'lists',
    name: '列表',
    note: '行首写数字加点，或写连字符；前后各空一行。',
    source:
      '做法分三步：\n\n1. **摸底**：逐校走访；\n2. **结对**：一所带一所；\n3. **回看**：学期末再访。\n\n- 有记录\n- 有签名',
  },
  {
    id: 'table',
    name: '表格',
    note: '竖线分栏，第二行用连字符。',
    source: '| 学校 | 班数 |\n| --- | --- |\n| 中心校 | **12** |\n| 村小 | 3 |',
  },
  {
    id: 'notes',
    name: '注释',
    note: '正文里写方括号加脱字符，文末写同样的记号；两处互相链接。',
    source: '全校只有**“一师一班”**[^1]的年级仍在。\n\n[^1]: 一个班由一位教师包班。',
  },
  {
    id: 'literal',
    name: '照字面印星号',
    note: '不要着重而要印出星号，前面加反斜杠。',
    source: '五角星写作\\*，不是\\*\\*着重\\*\\*。',
  },
];

/**
 * Every sample with what becomes of it.
 *
 * @throws ProblemsError if a sample cannot be read.
 */
export async function renderedSamples(): Promise<readonly RenderedSample[]> {
  const render = await mdxRenderer(new Set());
  const rendered: RenderedSample[] = [];
  for (const sample of samples) {
    const file = `markdown.html#${sample.id}`;
    const { html, problems } = await render({ body: sample.source, file, firstLine: 1 });
    if (html === null) throw new ProblemsError(problems);
    rendered.push({ ...sample, html });
  }
  return rendered;
}
