import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import test from 'node:test';
import { load } from 'cheerio';
import { isPublished, parseRegister } from '../../src/core/register.ts';

const dist = process.env['ANLI_DIST'] ?? 'dist';
const content = process.env['ANLI_CONTENT'] ?? 'content';

const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => statSync(join(dist, file)).isFile());
const pages = files.filter((file) => file.endsWith('.html'));

type Link = { readonly name: string; readonly value: string; readonly rel: string; readonly tag: string };
type Parsed = { readonly page: string; readonly ids: readonly string[]; readonly links: readonly Link[] };

const attributes = [
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'xlink:href',
  'background',
  'ping',
];

function parse(page: string): Parsed {
  const $ = load(readFileSync(join(dist, page), 'utf8'));
  const ids = $('[id]')
    .map((_, element) => $(element).attr('id'))
    .get();
  const links = $('*')
    .get()
    .flatMap((element): Link[] => {
      const tag = 'tagName' in element ? element.tagName : '';
      const rel = $(element).attr('rel') ?? '';
      const single = attributes.flatMap((name) => {
        const value = $(element).attr(name);
        return value === undefined ? [] : [{ name, value, rel, tag }];
      });
      const listed = ['srcset', 'imagesrcset'].flatMap((name) =>
        ($(element).attr(name) ?? '')
          .split(',')
          .map((part) => part.trim().split(/\s/u)[0] ?? '')
          .filter(Boolean)
          .map((value) => ({ name, value, rel, tag })),
      );
      return [...single, ...listed];
    });
  return { page, ids, links };
}

const parsed = pages.map(parse);
const idsOf = new Map(parsed.map(({ page, ids }) => [page, new Set(ids)]));
const everyLink = parsed.flatMap(({ page, links }) => links.map((link) => ({ page, ...link })));
const hasScheme = (value: string): boolean => /^[a-z][a-z0-9+.-]*:|^\/\//iu.test(value);

const published = ((): string | undefined => {
  const match = /^address: *(\S+)/mu.exec(readFileSync(join(content, 'library.yaml'), 'utf8'));
  return match?.[1];
})();

/** A page for missing pages is read at any depth: where the site's own address is known, its links start from there. */
const rooted = published === undefined ? undefined : new URL(published).pathname;

test('every link within the site is relative and names a file that is there', () => {
  const wrong = everyLink.filter(({ page, value }) => {
    if (hasScheme(value) || value === '') return false;
    const path = value.replace(/[?#].*$/su, '');
    if (page === '404.html' && rooted !== undefined && path.startsWith(rooted))
      return !files.includes(path.slice(rooted.length));
    const target = path === '' ? page : posix.join(posix.dirname(page), path);
    return path.startsWith('/') || path.endsWith('/') || !files.includes(target);
  });
  assert.ok(everyLink.length > pages.length);
  assert.deepEqual(wrong, []);
});

test('every link to a part of a page finds it', () => {
  const wrong = everyLink.filter(({ page, value }) => {
    const fragment = decodeURIComponent(/#(.*)$/su.exec(value)?.[1] ?? '');
    if (hasScheme(value) || fragment === '' || fragment === 'top' || fragment.includes('=')) return false;
    const path = value.replace(/[?#].*$/su, '');
    const target = path === '' ? page : posix.join(posix.dirname(page), path);
    return idsOf.get(target)?.has(fragment) !== true;
  });
  assert.deepEqual(wrong, []);
});

test('no page asks another site for anything; links that lead away say so', () => {
  const naming = new Set(['canonical', 'alternate', 'license', 'author', 'next', 'prev']);
  const wrong = everyLink.filter(({ tag, name, value, rel }) => {
    if (!hasScheme(value) || /^data:(?:image\/|,)/u.test(value)) return false;
    if (tag === 'link') return !rel.split(' ').every((word) => naming.has(word));
    if (name === 'cite') return false;
    if (tag !== 'a' || name !== 'href') return true;
    if (published !== undefined && value.startsWith(published)) return false;
    return (
      !/^(?:mailto|tel):/u.test(value) &&
      !(/^https?:\/\//u.test(value) && rel.split(' ').includes('external'))
    );
  });
  assert.deepEqual(wrong, []);
  for (const page of pages) {
    const css = [...readFileSync(join(dist, page), 'utf8').matchAll(/url\([^)]*\)|@import/gu)].map(
      ([whole]) => whole,
    );
    assert.deepEqual(
      css.filter((url) => !/url\(["']?(?:data:|#)/u.test(url)),
      [],
      page,
    );
  }
});

test('no page uses an id twice', () => {
  const twice = parsed.flatMap(({ page, ids }) =>
    ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${page}#${id}`),
  );
  assert.deepEqual(twice, []);
});

test('every file has a name that mirrors and discs keep', () => {
  assert.deepEqual(
    files.filter((file) => !/^[a-z0-9._/-]+$/u.test(file)),
    [],
  );
});

test('every registered address is there, and every page is registered', () => {
  const file = join(content, 'register.csv');
  assert.ok(existsSync(file), `${file} is missing: npm run cases`);
  const { value: register, problems } = parseRegister(readFileSync(file, 'utf8'), file);
  const addresses = register.filter(isPublished).map(({ address }) => address);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    addresses.filter((address) => !files.includes(address)),
    [],
  );
  assert.deepEqual(
    pages.filter((page) => !addresses.includes(page)),
    [],
  );
});
