import type { Gazetteer } from './gazetteer.ts';
import { isOrganisationLine, namedHeading } from './organisation-name.ts';
import { resolvePlace } from './place.ts';
import type { LabelRules, OrganisationRules } from './schema/rules.ts';

/** What tells headings of cases from others. */
export type AnchorRules = {
  readonly labels: LabelRules;
  readonly organisations: OrganisationRules;
  readonly gazetteer: Gazetteer;
};

/** Words that a part of a text begins with, or what is about cases and no case. */
export const sectionWord =
  /^(?:引言|前言|结语|背景|总体目标|指导思想|基本原则|重点任务|主要(?:任务|做法|举措|成效|措施|目标)|工作(?:目标|要求|成效|任务|机制)|保障措施|组织(?:保障|领导)|实施(?:背景|步骤|过程)|经验|启示|成效|做法|反思|下一步|附件|申报|征集|评选|报送)/u;
/** Institutions of no name: 城乡学校, 乡镇中心校. */
const anyInstitution =
  /^(?:全[省市县区州]|各[级地校]?|本[省市县区校]|城乡|城区|城郊|城镇|乡镇|农村|乡村|村|山区|牧区|中小|优质|薄弱|龙头|核心|成员|民办|公办|寄宿制|小规模|高等|普通|职业|基层|中心|示范|特色|集团|结对)*(?:学校|小学|中学|初中|高中|幼儿园|中心校|分校|校区|学区|集团|联盟|共同体|院校|高校|大学|教育局|教研室|政府)$/u;

/** True if the words name a certain division. */
export function namesPlace(text: string, gazetteer: Gazetteer): boolean {
  const { value, problems } = resolvePlace(
    { title: text, organisation: '', body: '', batchTitle: '' },
    gazetteer,
  );
  return value !== null || problems.some((p) => p.code === 'place-ambiguous');
}

/** True if the words name somebody who acts: a certain division or institution, not just schools or counties. */
export const namesActor = (text: string, rules: AnchorRules): boolean =>
  !sectionWord.test(text) &&
  (namedHeading(text, rules.organisations) !== null ||
    (isOrganisationLine(text, rules.organisations) && !anyInstitution.test(text)) ||
    namesPlace(text, rules.gazetteer));
