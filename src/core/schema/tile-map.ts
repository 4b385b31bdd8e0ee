import { z } from 'astro/zod';

/** Codes of the 34 units at province level (GB/T 2260). */
export const provinceCodes = [
  '110000',
  '120000',
  '130000',
  '140000',
  '150000',
  '210000',
  '220000',
  '230000',
  '310000',
  '320000',
  '330000',
  '340000',
  '350000',
  '360000',
  '370000',
  '410000',
  '420000',
  '430000',
  '440000',
  '450000',
  '460000',
  '500000',
  '510000',
  '520000',
  '530000',
  '540000',
  '610000',
  '620000',
  '630000',
  '640000',
  '650000',
  '710000',
  '810000',
  '820000',
] as const;

/** Most rows and columns that the style sheet of the map knows. */
const most = 8;
const line = z.int().min(1).max(most);

const tileSchema = z.strictObject({
  code: z.enum(provinceCodes),
  /** Name in few characters, without 省, 市, 自治区. */
  name: z.string().min(1).max(4),
  /** The one-character name, for narrow screens. */
  short: z.string().length(1),
  /** 1 is the northernmost. */
  row: line,
  /** 1 is the westernmost. */
  column: line,
});
export type Tile = z.infer<typeof tileSchema>;

/** `content/taxonomy/tile-map.yaml`: a square for each unit at province level, placed by bearing only. No unit and no place stands twice. */
export const tileMapSchema = z
  .strictObject({ rows: line, columns: line, tiles: z.array(tileSchema).min(1) })
  .superRefine(({ rows, columns, tiles }, context) => {
    const seen = new Map<string, string>();
    for (const [i, { code, name, row, column }] of tiles.entries()) {
      const report = (message: string) => {
        context.addIssue({ code: 'custom', path: ['tiles', i], message });
      };
      if (row > rows || column > columns) report(`“${name}”在 ${rows} 行 ${columns} 列之外`);
      for (const [mark, what] of [
        [code, '代码'],
        [`${row},${column}`, '位置'],
      ] as const) {
        const before = seen.get(mark);
        if (before !== undefined) report(`“${name}”与“${before}”的${what}相同`);
        seen.set(mark, name);
      }
    }
  });
export type TileMap = z.infer<typeof tileMapSchema>;
