import assert from 'node:assert/strict';
import test from 'node:test';
import type { CiteItem } from '../../src/core/cite/cite-item.ts';
import { cslItem } from '../../src/core/cite/csl-json.ts';
import { gbt77142015 } from '../../src/core/cite/gbt7714-2015.ts';
import { gbt77142025 } from '../../src/core/cite/gbt7714-2025.ts';
import { item, shapes } from './cite-items.ts';
import { printed, stylesAbsent } from './cite-processor.ts';

const address = 'https://anli.example/a';

test('entries are as the standard asks, in both of its editions', () => {
  const rows: readonly (readonly [said: Partial<CiteItem>, of2025: string, of2015: string])[] = [
    [{ title: '[鸡东县：同盟区]' }, '[鸡东县：同盟区][Z].', '[鸡东县：同盟区][Z].'],
    [
      {
        creators: ['陆振伟'],
        title: '力补短板',
        container: '汇编',
        publisher: '中国教育报',
        issued: '2024-06-07',
      },
      '陆振伟. 力补短板[Z]//汇编. 中国教育报，2024.',
      '陆振伟. 力补短板[Z]//汇编. 中国教育报, 2024.',
    ],
    [
      { creators: ['甲', '乙', '丙', '丁'], issued: '2024' },
      '甲，乙，丙，等. 题名[Z]. 2024.',
      '甲, 乙, 丙, 等. 题名[Z]. 2024.',
    ],
    [
      { creators: ['某局'], container: '汇编', address, issued: '2024-12-30', accessed: '2026-11-21' },
      `某局. 题名[EB/OL]. （2024-12-30）[2026-11-21]. ${address}.`,
      `某局. 题名[EB/OL]//汇编. (2024-12-30)[2026-11-21]. ${address}.`,
    ],
    [
      { container: '汇编', publisher: '某厅', address, issued: '2024-12-30', accessed: '2026-11-21' },
      `题名[EB/OL]. （2024-12-30）[2026-11-21]. ${address}.`,
      `题名[EB/OL]//汇编. 某厅, 2024[2026-11-21]. ${address}.`,
    ],
    [{ address }, `题名[EB/OL]. ${address}.`, `题名[EB/OL]. ${address}.`],
    [{ creators: ['Unesco'], publisher: 'X Inc.' }, 'Unesco. 题名[Z]. X Inc.', 'UNESCO. 题名[Z]. X Inc.'],
    [{ title: 'a "b" it\'s' }, 'a “b” it’s[Z].', 'a “b” it’s[Z].'],
  ];
  for (const [said, of2025, of2015] of rows) {
    assert.equal(gbt77142025(item(said)), of2025);
    assert.equal(gbt77142015(item(said)), of2015);
  }
});

test('entries are those of a citation processor, in both editions', { skip: stylesAbsent }, () => {
  const items = shapes.map(cslItem);
  assert.deepEqual(shapes.map(gbt77142025), printed('gb-t-7714-2025-numeric-bilingual.csl', items));
  assert.deepEqual(shapes.map(gbt77142015), printed('gb-t-7714-2015.csl', items));
});
