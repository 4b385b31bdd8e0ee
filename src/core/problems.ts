import { z } from 'astro/zod';
import { capturing } from './wordings/capturing.ts';
import { curating } from './wordings/curating.ts';
import { packing } from './wordings/packing.ts';
import { publishing } from './wordings/publishing.ts';
import { reading } from './wordings/reading.ts';

/** Where a problem is: a file, and as far as known the 1-based line and column, the words, or the key path in a YAML file. */
export const problemPlaceSchema = z.strictObject({
  file: z.string().optional(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  words: z.string().optional(),
});
export type ProblemPlace = z.infer<typeof problemPlaceSchema>;

/** How a problem is told: `cause` and `mend` in Chinese without a full stop, `{name}` stands for an argument. */
export type Wording = {
  readonly severity: 'error' | 'question' | 'note';
  readonly cause: string;
  readonly mend: string;
};

/**
 * Every problem the product can report, by the room it comes from; codes never change.
 * `error` stops the command, `question` asks the curator, `note` tells what a reader should know.
 */
const wordings = { ...capturing, ...curating, ...reading, ...publishing, ...packing } as const;

export type ProblemCode = keyof typeof wordings;

/** Codes of the problems that ask the curator something. */
export type QuestionCode = {
  [Code in ProblemCode]: (typeof wordings)[Code]['severity'] extends 'question' ? Code : never;
}[ProblemCode];
const isQuestion = (code: ProblemCode): code is QuestionCode => wordings[code].severity === 'question';
const codes = Object.keys(wordings) as [ProblemCode, ...ProblemCode[]];
/** The same as a list, in the order of the table. */
export const questionCodes = codes.filter(isQuestion) as [QuestionCode, ...QuestionCode[]];

/** A finding about a source, a batch or a page: data only; the wording lives in one table. */
export const problemSchema = z.strictObject({
  code: z.enum(codes),
  place: problemPlaceSchema.default({}),
  args: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Problem = z.infer<typeof problemSchema>;

/** Make a problem; arguments fill the `{…}` of its wording. */
export const problem = (
  code: ProblemCode,
  place: ProblemPlace = {},
  args: Problem['args'] = {},
): Problem => ({
  code,
  place,
  args,
});

const fill = (template: string, args: Problem['args']) =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));

/** Severity, cause and mend of a problem in Chinese, with its arguments filled in. */
export function wording(p: Problem): Wording {
  const { severity, cause, mend } = wordings[p.code];
  return { severity, cause: fill(cause, p.args), mend: fill(mend, p.args) };
}

const marks = { error: '错误', question: '待定', note: '说明' } as const;

/** A problem as two lines for a terminal: place, severity, code and cause; then the mend. */
export function formatProblem(p: Problem): string {
  const { severity, cause, mend } = wording(p);
  const { file, line, column, words } = p.place;
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  const quoted = words === undefined ? '' : `（“${words}”）`;
  return `${where ? `${where} ` : ''}${marks[severity]} ${p.code}：${cause}${quoted}\n    ${mend}`;
}

/** True if any of the problems must stop the command. */
export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((p) => wordings[p.code].severity === 'error');
