import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { parse } from 'yaml';
import { unified } from '@astrojs/markdown-remark';
import { decisionsSchema } from '../../src/core/schema/batch.ts';
import { plainText } from '../../src/core/plain-text.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { emptyState, parseState } from '../../src/search/query.ts';
import { givenBy, memoryPage } from '../unit/memory-page.ts';
import { cases, content, dist, file, open, words } from './built-site.ts';

const pages = readdirSync(join(dist, 'help'))
  .sort()
  .map((name) => `help/${name}`);
const own = content.help.map((id) => `help/${id}.html`);
const source = (id: string) => readFileSync(join(content.dir, 'help', `${id}.mdx`), 'utf8');
const hrefs = (page: string, selector: string) => {
  const $ = open(page);
  return $(selector)
    .map((_, link) => $(link).attr('href'))
    .get();
};

const searched = ['search', 'pagefind'].flatMap((folder) =>
  readdirSync(join(dist, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1)),
);
const bytes = (name: string) => [name, readFileSync(join(dist, name))] as const;
const base = 'http://library.example/';
const page = memoryPage(
  base,
  new Map([...searched.map(bytes), ['search-more.js', new Uint8Array()] as const]),
  givenBy(new Map([...searched, 'search.js'].map(bytes))),
  {
    'search-more.js': async () => {
      await import('../../src/search/more.ts');
    },
  },
);
after(page.close);
const engine = openEngine({ base, engine: '', onProgress: () => undefined });
const { signal } = new AbortController();
const ask = (q: string) => engine.search({ ...emptyState, q }, signal);

/** What the links of a page to the search page ask. */
const queries = (from: string) =>
  hrefs(from, 'main a[href*="search.html#"]').map((href) => parseState(href.replace(/^[^#]*/u, '')).q);

test('the contents of the help list every page, and pages lead from one to the next', () => {
  const listed = hrefs('help/index.html', 'main .list > li > a').map((href) => `help/${href}`);
  assert.deepEqual([...listed, 'help/index.html'].sort(), pages);
  const next = own.map((name) => [name, hrefs(name, '.turn a[rel=next]')[0]]);
  assert.deepEqual(
    next,
    own.map((name) => [name, listed[listed.indexOf(name) + 1]?.replace('help/', '')]),
  );
});

test('every search that the help gives as an example finds all its words', async () => {
  const found: (readonly [page: string, q: string, tier: string, some: boolean])[] = [];
  for (const name of pages)
    for (const q of queries(name)) {
      const { hits, tier, missing } = await ask(q);
      assert.deepEqual(missing, []);
      if (hits.length === 0 || tier === 'some') found.push([name, q, tier, hits.length > 0]);
    }
  assert.ok(pages.flatMap(queries).length > 10);
  assert.deepEqual(found, []);
});

test(
  'the example of a word left out leaves cases out',
  { skip: !own.includes('help/search.html') },
  async () => {
    const [q = ''] = queries('help/search.html').filter((query) => query.includes(' -'));
    const [kept = '', left = ''] = q.split(' -');
    const [all, without] = [await ask(kept), await ask(q)];
    assert.ok(left !== '' && without.hits.length < all.hits.length);
    const texts = await Promise.all(without.hits.map((hit) => hit.text()));
    assert.deepEqual(
      texts.filter((text) => text.includes(left)),
      [],
    );
  },
);

test('commands in the help exist, with their options', () => {
  const { scripts } = parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const wrong = content.help.flatMap((id) =>
    [...source(id).matchAll(/npm (?:run )?(?:-s )?(?:-- )?([a-z][a-z:]*)([^`\n]*)/gu)].flatMap(
      ([whole, name = '', rest = '']) => {
        const code = /scripts\/[a-z-]+\.ts/u.exec(scripts[name] ?? '')?.[0];
        if (code === undefined || !existsSync(code)) return [`${id}: ${whole}`];
        const known = `${readFileSync(code, 'utf8')}${readFileSync('scripts/arguments.ts', 'utf8')}`;
        return [...rest.matchAll(/ --([a-z]+)/gu)].flatMap(([, option = '']) =>
          new RegExp(String.raw`\b${option}\b`, 'u').test(known) ? [] : [`${id}: ${whole} --${option}`],
        );
      },
    ),
  );
  assert.deepEqual(wrong, []);
});

test(
  'the decision shown in the help is one that a batch has',
  { skip: !own.includes('help/correct.html') },
  () => {
    const [, yaml = ''] = /```yaml\n(.*?)```/su.exec(source('correct')) ?? [];
    const shown = decisionsSchema.parse(parse(yaml));
    const decided = content.batches.flatMap(({ id }) => {
      const path = join(content.dir, 'batches', id, 'decisions.yaml');
      return existsSync(path) ? decisionsSchema.parse(parse(readFileSync(path, 'utf8')) ?? []) : [];
    });
    assert.equal(shown.length, 1);
    for (const one of shown)
      assert.deepEqual(
        decided.filter(({ anchor }) => anchor === one.anchor),
        [one],
      );
  },
);

test('the glossary shows every term once, and its searches stand in texts of the library', () => {
  const $ = open('help/glossary.html');
  const ids = $('.glossary dt')
    .map((_, term) => $(term).attr('id'))
    .get();
  assert.deepEqual([...ids].sort(), content.glossary.map(({ id }) => id).sort());
  const texts = cases.map(({ record, body }) => `${record.title.text}\n${plainText(body)}`);
  const idle = queries('help/glossary.html').filter((q) => !texts.some((text) => text.includes(q)));
  assert.deepEqual(idle, []);
  const usages = $('.glossary dd li:first-child')
    .map((_, item) => $(item).text())
    .get();
  assert.deepEqual([...new Set(usages)].sort(), ['本库用语', '通行用法']);
});

test('index pages link a term where they use it first, once, and never inside a link', () => {
  const names = new Map(content.glossary.map(({ id, term, also }) => [id, [term, ...also]]));
  const $ = open('tasks/index.html');
  const links = $('main a.term')
    .map((_, link) => ({ id: ($(link).attr('href') ?? '').replace(/^.*#/u, ''), text: $(link).text() }))
    .get();
  assert.equal(new Set(links.map(({ id }) => id)).size, links.length);
  assert.deepEqual(
    links.filter(({ id, text }) => names.get(id)?.includes(text) !== true),
    [],
  );
  assert.equal($('a a').length, 0);
});

test('all pages of the help are valid HTML, with no paragraph that shouts', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const faults: string[] = [];
  for (const name of pages) {
    const report = await validator.validateString(file(name));
    for (const { messages } of report.results)
      for (const m of messages) faults.push(`${name}:${String(m.line)} ${m.ruleId} ${m.message}`);
    if (/[您！!]/u.test(words(open(name), 'main'))) faults.push(`${name} shouts`);
  }
  assert.deepEqual(faults, []);
});

/** Marks as a sample writes them, by the element that each must become. Backslashes take a mark's meaning away. */
const written = [
  ['strong', /\*\*(.+?)\*\*/gu],
  ['em', /(?<!\*)\*([^*]+)\*(?!\*)/gu],
  ['del', /~~(.+?)~~/gu],
] as const;

type Sample = { readonly source: string; readonly html: string };

/** Marks of a sample that its HTML does not have: `strong 重点`. */
function lost({ source: text, html }: Sample): readonly string[] {
  const $ = load(html);
  const plain = text.replace(/\\./gu, '');
  return written.flatMap(([tag, mark]) => {
    const made = $(tag)
      .map((_, element) => $(element).text())
      .get();
    return [...plain.matchAll(mark)]
      .map(([, inner = '']) => inner.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1'))
      .filter((inner) => !made.includes(inner))
      .map((inner) => `${tag} ${inner}`);
  });
}

const samples = ((): readonly Sample[] => {
  const $ = open('help/markdown.html');
  return $('.sample:has(pre)')
    .map((_, sample) => ({
      source: $(sample).find('pre code').text(),
      html: $(sample).find('.result').html() ?? '',
    }))
    .get();
})();

test('the samples of typography have every mark that is written; without the plugin many would be lost', async () => {
  assert.deepEqual(samples.flatMap(lost), []);
  const marks = samples.flatMap((sample) => lost({ ...sample, html: '' }));
  assert.ok(marks.length >= 12, marks.join('、'));
  const processor = unified({ gfm: true, smartypants: false });
  const renderer = await processor.createRenderer({ syntaxHighlight: false });
  const plain = await Promise.all(
    samples.map(async (sample) => ({ ...sample, html: (await renderer.render(sample.source)).code })),
  );
  const missed = plain.flatMap(lost);
  for (const mark of ['strong “重点”', 'em （着重）', 'strong 先摸清底数。', 'strong 《帮助》'])
    assert.ok(missed.includes(mark), `${mark} of ${missed.join('、')}`);
});

test('quotation marks of the samples stay as they are written', () => {
  const marks = /[“”‘’…—]/gu;
  for (const { source: text, html } of samples)
    assert.deepEqual(load(html)('body').text().match(marks), text.match(marks), text);
});
