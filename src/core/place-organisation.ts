import { contains, type Gazetteer } from './gazetteer.ts';
import { beginsWithOffice, type Chain, findChains } from './place-chains.ts';

/** The place in an organisation's name. `weak`: it is where a university sits or what it is called after. */
export type OrganisationPlace = { readonly chain: Chain; readonly rule: string; readonly weak: boolean };

const leadIn =
  /^[\s“”"'（(《【〔■●◆□—–-]*(?:(?:本文)?作者(?:单位)?[系为是:：]|\p{Script=Han}{0,4}单位[:：])?\s*(?:中国共产党|中共|共青团|政协)?/u;
const brandSchool = /^(?:小学|幼儿园|幼儿教育|幼教)/u;
const school = /^(?:小学|中学|学校|幼儿园)/u;
const endsInstitution =
  /(?:大学|学院|师大|附中|附小|附属|学校|中学|小学|幼儿园|研究院|科学院|教科院|集团|实验|[一二三四五六七八九十]中)$/u;
const branch = /^(?:分校|校区|分院|分园|分部)/u;
const affiliated = /^(?:分校|校区|分院|分园|实验|学校|附属|外国语)/u;

const level = (chain: Chain) => chain.options[0]?.level;
const isShortCounty = (chain: Chain) =>
  chain.form === 'short' && level(chain) === 'county' && chain.depth === 1 && chain.zone === null;

/** True if a name at this place of an organisation's name can be trusted to be its place. */
function trusted(chain: Chain, text: string, from: number, gazetteer: Gazetteer): boolean {
  if (chain.form !== 'short' || chain.depth > 1 || chain.zone !== null) return true;
  const after = text.slice(chain.end);
  if (level(chain) !== 'county') return !chain.word || (chain.start === from && !school.test(after));
  if (beginsWithOffice(after, gazetteer)) return true;
  const contested = chain.options.some((o) => o.level !== 'county');
  return chain.start === from && (contested || !chain.word) && !brandSchool.test(after);
}

/** Where a branch sits: 北京景山学校曹妃甸分校, 清华大学附属中学朝阳学校. */
function branchPlace(text: string, first: Chain | undefined, later: readonly Chain[]): Chain | null {
  for (const chain of later) {
    const before = text.slice(0, chain.start);
    const after = text.slice(chain.end);
    if (/[、，,；;]/u.test(before)) return null;
    if (!endsInstitution.test(before) || chain.institution !== null) continue;
    const options = chain.options.filter((o) =>
      first?.options.some((f) => contains(f.code, o.code) && f.code !== o.code),
    );
    const plain = chain.word && chain.form === 'short' && chain.depth === 1;
    if (options.length > 0 && (!plain || affiliated.test(after))) return { ...chain, options };
    if (plain) continue;
    if (!isShortCounty(chain) || (branch.test(after) && chain.options.length === 1)) return chain;
  }
  return null;
}

/**
 * Find the place in the name of an organisation; of several organisations the first that names one counts.
 *
 * Rules: `organisation`, `branch-place`, and the weak `institution-name` (山东师大) and `institution-seat` (西南大学).
 */
export function organisationPlace(
  text: string,
  gazetteer: Gazetteer,
  year: number | null = null,
): OrganisationPlace | null {
  const from = leadIn.exec(text)?.[0].length ?? 0;
  const chains = findChains(text, gazetteer, from, year);
  const at = chains.findIndex((c) => c.institution !== null || trusted(c, text, from, gazetteer));
  const first = chains[at];
  const atBranch =
    first === undefined || (first.form === 'short' && first.zone === null) || first.institution !== null;
  const second = atBranch ? branchPlace(text, first, chains.slice(at + 1)) : null;
  if (second !== null) return { chain: second, rule: 'branch-place', weak: false };
  if (first === undefined) return null;
  const rule = first.institution === null ? 'organisation' : `institution-${first.institution}`;
  return { chain: first, rule, weak: first.institution !== null };
}
