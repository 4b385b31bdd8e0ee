import type { Span } from '../types.ts';
import { allElements, type Measure, measurer, wordsOf } from './html-text.ts';
import type { Element, Markup } from './markup.ts';

/** A stretch of a page that is no content, and the rule that says so. */
export type Cut = Span & { readonly rule: 'html-hidden' | 'html-navigation' | 'pinyin-gloss' };

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that show no text of the page, or none that belongs to it. */
const noContent = names(
  'head title script style template noscript iframe object embed applet svg canvas audio video select button textarea datalist',
);
const glosses = names('rt rp rtc');
const containers = names('ul ol dl div section table tbody tr td p center form menu dir article main h6 map');

/** Simple selectors that the page's own style sheets hide for every medium. */
function hiddenSelectors(html: string, { roots }: Markup): ReadonlySet<string> {
  const found = new Set<string>();
  for (const element of allElements({ marks: [], roots })) {
    if (element.name !== 'style') continue;
    let [depth, head] = [0, ''];
    for (const [piece] of html.slice(element.tag.end, element.end).matchAll(/[^{}]*[{}]/gu)) {
      const isRule = piece.endsWith('}') && depth === 1;
      if (isRule && /display\s*:\s*none/iu.test(piece))
        for (const selector of head.split(/[,;]/u)) found.add(selector.trim());
      if (piece.endsWith('{') && depth === 0) head = piece.slice(0, -1);
      depth = Math.max(0, depth + (piece.endsWith('{') ? 1 : -1));
    }
  }
  return found;
}

const isHidden = ({ attributes }: Element, selectors: ReadonlySet<string>): boolean =>
  (attributes.get('class') ?? '').split(/\s+/u).some((name) => selectors.has(`.${name}`)) ||
  selectors.has(`#${attributes.get('id') ?? ''}`) ||
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes.get('style') ?? '');

const navigationRoles = names('navigation banner contentinfo search menu menubar toolbar dialog alert');

const asName = (list: string): RegExp => new RegExp(String.raw`(?:^|[\s_-])(?:${list})(?:[\s_-]|$)`, 'iu');

const alone = (words: string): RegExp =>
  new RegExp(String.raw`^[^\p{L}\p{N}]{0,3}(?:${words})[^\p{L}\p{N}]{0,3}$`, 'u');

/** Words of a button, whatever element it is made of. */
const button = alone(
  '(?:点击)?查看(?:更多|详情|全文|原文)|阅读(?:更多|全文|原文)|(?:点击)?(?:展开|收起)(?:全文|更多)|(?:点击)?加载更多|立即(?:报名|登录|注册|下载|咨询)|点击下载|返回(?:顶部|首页|列表)|(?:在线|联系)客服|意见反馈',
);
/** Words of a button that may also be a heading in a text. */
const maybeButton = alone('更多|登录|注册|退出|分享|点赞|收藏|评论|转发|下载|展开|收起');
/** Words that only the foot of a page has. */
const foot = /版权所有|Copyright|©|ICP备|公网安备|技术支持/iu;
/** Names of pages of a site side by side, without links: 首页 | 概况 | 下载. */
const bar =
  /^[^\p{L}\p{N}]{0,3}\p{Script=Han}{2,8}(?:\s*[|｜丨]\s*\p{Script=Han}{2,8}){2,}[^\p{L}\p{N}]{0,3}$/u;

/** Names of classes and ids by which templates call what stands around a text, with or without links in it. */
const around = asName(
  'navs?|navbar|navi|navigation|breadcrumbs?|crumbs?|dqwz|weizhi|mianbao(?:xie)?|foot|footer|copyright|banquan|pager|paging|pagination|pagelist|fenye|share|bdshare|sharebox|toolbar|login|register|search|searchbox|qrcode|erweima|ads?|advert|advertisement|logo|topbar|friend-?links?|youqing|site-?map|font-?size',
);
/** Names that no part of a text has. */
const neverText = asName(
  'breadcrumbs?|dqwz|copyright|banquan|pagination|pagelist|fenye|bdshare|qrcode|erweima',
);
/** The same, of elements that hold links. */
const aroundLinks = asName(
  'menu|submenu|topmenu|wz|position|location|bottom|copy|pages?|page-?nav|prevnext|prev-next|social|tools?|sidebar|side|related|recommend(?:s|ed)?|hot|rank|comments?|banner|top|header-?top|links?|print',
);
/** The same, of elements that may also hold the beginnings of other texts. */
const aroundTexts = asName('related|recommend(?:s|ed)?|sidebar|footer|rank(?:ing)?|hot(?:news|list)?');

const breadcrumb =
  /^(?:(?:您|你)?(?:的|现在的|所在|当前)?的?(?:当前|所在)?位置\s*[是在]?[:：>»›]|(?:网站|本站)?(?:首页|主页)\s*[>»›/\\＞→-])/u;
const pager =
  /^(?:[\s页<>«»‹›.…|/[\]【】()（）:：·\-\d]|[首末尾上下前后]一?[页篇条张章]|第\s*\d+\s*页|共\s*\d+\s*[页条篇]|跳转到?|转到|到第|GO|阅读全文|显示全文)+$/iu;

/** What the decision about an element rests on. */
type Page = {
  readonly html: string;
  readonly measure: (span: Span) => Measure;
  readonly whole: Measure;
  /** The element that holds most of the text outside links. */
  readonly content: Element | null;
  readonly hasHeadingOutsideHeaders: boolean;
};

/** Longest text that may go because of its name, a breadcrumb's, a pager's, in letters and digits. */
const longest = { named: 240, breadcrumb: 90, pager: 60, header: 40, button: 12 } as const;

const hasAncestor = (element: Element, list: ReadonlySet<string>): boolean => {
  for (let { parent } = element; parent !== null; { parent } = parent) if (list.has(parent.name)) return true;
  return false;
};
const texts = names('article main');

/** True for the head of a page, not of a text: links, a logo, no heading that the page would be without. */
function isSiteHeader(element: Element, { own, text }: Measure, page: Page): boolean {
  if (hasAncestor(element, texts)) return false;
  const heading = element.children.some((child) => contains(child, 'h1'));
  if (heading && !page.hasHeadingOutsideHeaders) return false;
  return own <= longest.header || own * 2 < text || element.children.some((child) => contains(child, 'nav'));
}

function contains(element: Element, name: string): boolean {
  const open: Element[] = [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name === name) return true;
    for (const child of next.children) open.push(child);
  }
  return false;
}

/** Least mean length of links that may be titles, in letters and digits. */
const titleLength = 8;
/** Text outside links below which a page may be a list of titles. */
const indexPage = 400;

/** True for a list of links that lead away. Longer ones inside a text, or on a page of little else, may be titles. */
function isLinkList(element: Element, { text, own, links, anchors }: Measure, page: Page): boolean {
  if (!containers.has(element.name) || links < 1 || own > text * 0.15 || anchors * 2 >= links) return false;
  const { whole, measure, html } = page;
  const inText = isInText(element, page);
  if (links < 3) return text < links * titleLength && (links === 2 || !inText);
  if (!inText || text < links * titleLength) return true;
  const below = measure({ start: element.end, end: html.length }).own;
  return whole.own >= indexPage && below < whole.own * 0.15;
}

/** Headings of lists that lead to other texts. */
const related =
  /^[^\p{L}\p{N}]{0,3}(?:相关(?:阅读|链接|新闻|文章|推荐|内容|资讯|报道|稿件)|推荐(?:阅读|文章|新闻|内容)|延伸阅读|热[点门](?:排行|推荐|新闻|文章|资讯|阅读)|点击排行|阅读排行|猜你喜欢|友情链接|最新(?:文章|发布|内容|资讯|新闻)|大家都在看|精彩推荐|为您推荐|分享[到至：:]|网站地图|快速(?:导航|链接|通道))/u;

const isInText = ({ start, end }: Element, { content }: Page): boolean =>
  content !== null && start >= content.start && end <= content.end;

const isRelated = (element: Element, { text, own, links }: Measure, { html }: Page): boolean =>
  links > 1 && text <= 1200 && own * 2 <= text && related.test(wordsOf(html, element));

const headings = names('h1 h2 h3 h4 h5 h6');

/** True for what is named like something around a text, and looks like it. A heading never is, nor a few words inside the text. */
function isNamedSo(element: Element, { text, own, links }: Measure, page: Page): boolean {
  const { attributes } = element;
  const name = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  if (name.length < 2 || headings.has(element.name)) return false;
  const isShort = own <= longest.pager;
  const mayGo = links > 0 || !isInText(element, page) || neverText.test(name);
  if (around.test(name) && mayGo && (isShort || (own <= longest.named && links > 0 && own * 3 < text * 2)))
    return true;
  if (aroundLinks.test(name) && links > 0 && (isShort ? own < text * 0.8 : own * 3 < text)) return true;
  return aroundTexts.test(name) && links >= 3;
}

function isButton(element: Element, { text }: Measure, page: Page): boolean {
  if (text > longest.button || headings.has(element.name) || element.children.length > 0) return false;
  const words = wordsOf(page.html, element);
  return button.test(words) || (!isInText(element, page) && maybeButton.test(words));
}

type Test = (element: Element, measure: Measure, page: Page) => boolean;

/** Why an element is navigation; the first that holds. */
const navigation: readonly Test[] = [
  ({ name }) => name === 'nav' || name === 'aside' || name === 'menu',
  ({ attributes }) => navigationRoles.has(attributes.get('role')?.toLowerCase() ?? ''),
  (element, { own, text }) => element.name === 'footer' && (!hasAncestor(element, texts) || own * 2 < text),
  (element, measure, page) => element.name === 'header' && isSiteHeader(element, measure, page),
  isNamedSo,
  isLinkList,
  isRelated,
  (element, { text, links }, { html }) =>
    text <= longest.breadcrumb &&
    links > 0 &&
    containers.has(element.name) &&
    breadcrumb.test(wordsOf(html, element)),
  isButton,
  (element, { text }, page) =>
    text <= longest.named && !isInText(element, page) && foot.test(wordsOf(page.html, element)),
  (element, { text }, page) =>
    text <= longest.breadcrumb && !isInText(element, page) && bar.test(wordsOf(page.html, element)),
  (element, { text, links }, { html }) =>
    text <= longest.pager && links > 0 && element.name !== 'a' && pager.test(wordsOf(html, element)),
];

/** True for an element that holds most of what the page says: no rule may take it away. */
const isMost = ({ text, own }: Measure, { whole }: Page): boolean =>
  whole.own > 50 ? own * 2 > whole.own : text * 2 > whole.text;

/** Elements whose headings may be those of the site. */
const headers = names('header nav footer aside');

/** The deepest element that holds most of the text outside links. */
function contentOf({ roots }: Markup, measure: (span: Span) => Measure, whole: Measure): Element | null {
  let found: Element | null = null;
  let candidates: readonly Element[] = roots;
  for (;;) {
    const next: Element | undefined = candidates.find((element) => measure(element).own > whole.own * 0.6);
    if (next === undefined) return found;
    found = next;
    candidates = next.children;
  }
}

/** Spans that no other of them holds, sorted; of elements that overlap the first. */
function outermost<T extends Span>(spans: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return kept;
}

/**
 * Find what of a page is no content: what browsers do not show, glosses, and what leads to other pages.
 *
 * @param gaps Stretches of text between the page's marks.
 * @returns Sorted and not overlapping.
 */
export function findCuts(html: string, markup: Markup, gaps: readonly Span[]): readonly Cut[] {
  const selectors = hiddenSelectors(html, markup);
  const hidden: Cut[] = [];
  const doubtful: Element[] = [];
  let hasHeadingOutsideHeaders = false;
  for (const element of allElements(markup)) {
    const { name, start, end } = element;
    if (noContent.has(name)) hidden.push({ start, end, rule: 'html-hidden' });
    else if (glosses.has(name)) hidden.push({ start, end, rule: 'pinyin-gloss' });
    else if (isHidden(element, selectors)) doubtful.push(element);
    else if (name === 'h1') hasHeadingOutsideHeaders ||= !hasAncestor(element, headers);
  }
  const unseen = outermost(hidden);
  const measure = measurer(html, markup, gaps, unseen);
  const whole = measure({ start: 0, end: html.length });
  const content = contentOf(markup, measure, whole);
  const page: Page = { html, measure, whole, content, hasHeadingOutsideHeaders };
  const small = doubtful.filter((element) => !isMost(measure(element), page));
  const cuts: Cut[] = [
    ...unseen,
    ...small.map(({ start, end }): Cut => ({ start, end, rule: 'html-hidden' })),
  ];
  return outermost([...cuts, ...navigationOf(markup, page)]);
}

function navigationOf({ roots }: Markup, page: Page): readonly Cut[] {
  const found: Cut[] = [];
  const open: Element[] = [...roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const element = next;
    const measure = page.measure(element);
    if (measure.text === 0) continue;
    const isCut = !isMost(measure, page) && navigation.some((test) => test(element, measure, page));
    if (isCut) found.push({ start: element.start, end: element.end, rule: 'html-navigation' });
    else for (const child of element.children) open.push(child);
  }
  return found;
}
