/** What a part of a plan is for. */
export type PlanSection = 'introduction' | 'tasks' | 'safeguards' | 'conclusion';

const names: readonly (readonly [PlanSection, string])[] = [
  ['introduction', '引言|前言|导言|背景|总体目标|总体要求|总体思路|总则|指导思想|基本原则|基本思路|工作目标|主要目标|发展目标|目标任务|工作思路|实施步骤|实施步驟|方法步骤|进度安排'],
  ['tasks', '重点任务|主要任务|工作任务|重点工作|主要举措|重点举措|工作举措|主要措施|工作措施|具体措施|主要内容|工作内容|重点项目|主要工作'],
  ['safeguards', '保障措施|保障机制|工作保障|组织保障|组织实施|组织领导|工作要求|实施保障|条件保障'],
  ['conclusion', '结语|结束语|附则|附件'],
]; // prettier-ignore

const patterns = names.map(
  ([section, words]) => [section, new RegExp(`^(?:${words})(?:[：:].*)?$`, 'u')] as const,
);

/** The part that a heading without its number begins, by its usual name; `null` for any other heading. */
export const partOf = (heading: string): PlanSection | null =>
  patterns.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;

/** Names of parts, for patterns that look for them inside a line. */
export const partNames: string = names.map(([, words]) => words).join('|');
