import { compactIndex } from '../../src/build/compact-index.ts';
import type { CompactIndex } from '../../src/build/compact-index.ts';
import { contentDir } from '../../src/build/content-folder.ts';
import { readSearchRules } from '../../src/build/read-search-rules.ts';
import { reader } from '../../src/build/reader.ts';
import { searchDocument } from '../../src/core/search-document.ts';
import type { SearchDocument } from '../../src/core/search-document.ts';
import { inventedCases } from './invented-cases.ts';
import { record } from './lib-records.ts';
import { seededRandom } from './random-text.ts';

const places = [
  ['340828', '安徽省', '安庆市', '岳西县'],
  ['410581', '河南省', '安阳市', '林州市'],
  ['451228', '广西壮族自治区', '河池市', '都安瑶族自治县'],
  ['522631', '贵州省', '黔东南苗族侗族自治州', '黎平县'],
] as const;

/** The invented cases as a search engine takes them, `demo-01` to `demo-12`; the first four have places. */
export const inventedDocuments: readonly SearchDocument[] = inventedCases.map(
  ({ title, organisation, body, years }, at) => {
    const place = places[at];
    const id = `demo-${String(at + 1).padStart(2, '0')}`;
    const stages = [at % 2 === 0 ? '小学' : '初中'];
    const sketch = { id, title, organisation, stages, primary: ['教研'], years };
    return searchDocument(record(place === undefined ? sketch : { ...sketch, place }), body);
  },
);

/** A case that is all markup and braces. */
export const hostileDocument: SearchDocument = searchDocument(
  record({ id: 'demo-99', title: '<img src=x onerror=alert(1)>&amp;' }),
  '{process.exit()} ${x} ``` --- <script>甲乙</script> \\u0000 ");\u2028',
);

const seldom = 0x8c00;

/** Cases of characters that no other text here has, so that an index has several shards and volumes. */
export const fillers: readonly SearchDocument[] = Array.from({ length: 150 }, (_, i) => {
  const random = seededRandom(i);
  const text = Array.from({ length: 300 }, () => String.fromCharCode(seldom + Math.floor(random() * 500)));
  return searchDocument(
    record({ id: `fill-${String(100 + i)}`, title: `赘${text.slice(0, 5).join('')}` }),
    text.join(''),
  );
});

/** The index of some cases with the shipped rules of search. */
export const shippedIndex = (documents: readonly SearchDocument[]): CompactIndex =>
  compactIndex(documents, readSearchRules(contentDir(), reader()), '');
