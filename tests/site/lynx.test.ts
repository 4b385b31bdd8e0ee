import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cases, dist } from './built-site.ts';

const absent = spawnSync('lynx', ['-version']).status !== 0;
const must = process.env['ANLI_NO_SKIP'] === '1';
const root = resolve(dist);

/** Files that lynx finds links to on a page, as paths in the site. */
function links(page: string): readonly string[] {
  const url = pathToFileURL(join(root, page)).href;
  const { stdout, status } = spawnSync('lynx', ['-dump', '-listonly', '-nonumbers', url], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, page);
  return stdout.split('\n').flatMap((line) => {
    const link = line.trim();
    if (!link.startsWith('file://')) return [];
    return [
      fileURLToPath(link.replace(/#.*$/u, ''))
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    ];
  });
}

test(
  'in lynx a reader gets from home by an index to every case, without search',
  { skip: absent && !must ? 'lynx is not installed' : false },
  () => {
    const home = links('index.html');
    const ways = ['places', 'topics', 'stages', 'kinds', 'models', 'years', 'tasks', 'batches'];
    for (const way of ways) assert.ok(home.includes(`${way}/index.html`), way);
    const batches = [...new Set(links('batches/index.html'))].filter((to) => /^batches\/(?!index)/u.test(to));
    const reached = new Set(batches.flatMap(links));
    const lost = cases.map(({ record }) => record.id).filter((id) => !reached.has(`cases/${id}.html`));
    assert.deepEqual(lost, []);
    for (const { record } of cases.slice(0, 3))
      assert.ok(links(`cases/${record.id}.html`).includes('index.html'), record.id);
  },
);
