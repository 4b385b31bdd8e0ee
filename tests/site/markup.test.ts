import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import test from 'node:test';
import { HtmlValidate } from 'html-validate';
import { file } from './built-site.ts';

const dist = resolve(process.env['ANLI_DIST'] ?? 'dist');
/** The first two pages of every folder: one of every kind at least. */
const perFolder = 2;

test('pages of every kind are valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
  const seen = new Map<string, number>();
  const pages = globSync('**/*.html', { cwd: dist })
    .sort()
    .filter((page) => {
      const nth = (seen.get(dirname(page)) ?? 0) + 1;
      seen.set(dirname(page), nth);
      return nth <= perFolder || !page.includes('/');
    });
  const faults: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(file(page));
    for (const { messages } of report.results)
      for (const m of messages)
        faults.push(`${page}:${String(m.line)}:${String(m.column)} ${m.ruleId} ${m.message}`);
  }
  assert.ok(pages.length > 20);
  assert.deepEqual(faults, []);
});
