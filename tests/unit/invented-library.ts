import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const library = `title: 试馆
description: 只有几页的试馆
publisher: 试
language: zh-Hans
edition: 2026-01-01
`;
/** Provenance of a retold batch. */
export const batch = (id: string, shown: boolean) => `id: ${id}
title: 试编
title_origin: supplied
publisher: null
published: null
address: null
captured: null
announced: null
text: retold
derived_from: null
rights: 试
public: ${String(shown)}
`;
/** A page of the least that the schema asks for. */
export const page = (id: string, body: string, topic = '教师队伍') => `---
id: ${id}
batch: ${id.slice(0, id.lastIndexOf('-'))}
title:
  text: 2024-04-08
  origin: printed
organisation: null
place: null
stages:
  basis: default
  terms:
    - term: 小学
      evidence: []
topics:
  - term: ${topic}
    weight: primary
    evidence:
      - words: 教师
        where: body
        rule: test
tasks: []
models: []
figures: []
years: []
honours: []
lines: [1, 2]
author: null
problems: []
---

${body}
`;

let libraries = 0;
/** A content folder of one's own below a temporary folder, its path with Chinese and a space. */
export function contentOf(temporary: string, files: Readonly<Record<string, string>>): string {
  libraries += 1;
  const dir = join(temporary, `子 夹 ${String(libraries)}`, 'content');
  const all = { 'library.yaml': library, 'batches/demo/batch.yaml': batch('demo', true), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}
