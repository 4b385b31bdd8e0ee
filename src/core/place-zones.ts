import type { Division, Gazetteer, Zone } from './gazetteer.ts';

/** A zone as printed (`words`) and by its name; offsets in UTF-16 code units. */
export type ZoneHit = Omit<Zone, 'anchor'> & {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly rule: 'zone-table' | 'zone-pattern';
};

/** A branch office is named after its zone: 教育局经济技术开发区分局. */
const office = /^[市县区]?教育(?:体育|和体育)?(?:局|委员会)$/u;
/** Characters that stand in the proper name of no zone: those of institutions, of verbs, of praise. */
const noBrand =
  /[局校院会部厅委的与及推构打创改全各探展施深行做促优强让把将以教课国省级均义质验点先和\P{Script=Han}]/u;
const needsBrand = /^(?:示范区|管理区|合作区|学区|新城|工业园|产业园区|航空港区)$/u;
const noEnd = /^[域制化治内间]/u;
const longestBrand = 6;

/**
 * Zone named right after a place: X市高新区, X市某某新区, X市教育局经济技术开发区分局.
 *
 * @param end Offset after the place.
 * @param place The division that the zone belongs to.
 */
export function zoneAfter(text: string, end: number, place: Division, gazetteer: Gazetteer): ZoneHit | null {
  const rest = text.slice(end, end + 24);
  for (const { printed, written, kind } of gazetteer.zoneWords) {
    const at = rest.indexOf(printed);
    if (at < 0) continue;
    const between = rest.slice(0, at);
    const after = rest.slice(at + printed.length);
    const branch = office.test(between) && after.startsWith('分局');
    const brand = branch ? '' : between;
    if (noEnd.test(after) || brand.length > longestBrand || noBrand.test(brand)) continue;
    if (brand === '' && needsBrand.test(printed)) continue;
    const own = `${place.short || place.name}${brand}${written}`;
    const name = kind === '学区' ? brand + written : own;
    const listed = gazetteer.forms.get(name)?.zone;
    const start = end + (branch ? at : 0);
    const close = end + at + printed.length;
    return {
      words: text.slice(start, close),
      name: listed?.name ?? name,
      kind: listed?.kind ?? kind,
      start,
      end: close,
      rule: 'zone-pattern',
    };
  }
  return null;
}
