import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nearest } from '../src/core/nearest.ts';
import { problem, type Problem } from '../src/core/problems.ts';

/** What the command line of every script says. Paths are absolute. */
export type Settings = {
  /** The content folder; the shipped one unless `--content DIR` names another. */
  readonly content: string;
  /** Where the site is built; `dist` unless `--out DIR` names another. */
  readonly out: string;
  /** `--port N`, or none. */
  readonly port: number | undefined;
  /** What is not an option, as typed. */
  readonly paths: readonly string[];
  /** Options of the script itself: the text of a `string`, `true` for a `boolean` that was given. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

type Accepted = {
  /** True if the script takes files or folders. */
  readonly positionals: boolean;
  /** Options beside `--content`, `--out` and `--port`. */
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
};

const shared = { content: { type: 'string' }, out: { type: 'string' }, port: { type: 'string' } } as const;

const inProject = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const usage = (detail: string, mend: string): Problem => problem('usage', {}, { detail, mend });

type Token = ReturnType<typeof parseArgs>['tokens'] extends (infer T)[] | undefined ? T : never;

function tokenProblems(tokens: readonly Token[], accepted: Accepted): Problem[] {
  const known: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>> = {
    ...shared,
    ...accepted.options,
  };
  return tokens.flatMap((token) => {
    if (token.kind === 'positional' && !accepted.positionals)
      return [usage(`不认识“${token.value}”`, '这个命令不收文件名；选项以 -- 开头')];
    if (token.kind !== 'option') return [];
    const option = known[token.name];
    if (option === undefined)
      return [
        usage(`没有 ${token.rawName} 这个选项`, `改为 --${nearest(token.name, Object.keys(known))}，或删去`),
      ];
    if (option.type === 'string' && (!token.value || (!token.inlineValue && token.value.startsWith('-'))))
      return [usage(`${token.rawName} 后面缺少值`, `写作 ${token.rawName} 值`)];
    if (option.type === 'boolean' && token.value !== undefined)
      return [usage(`${token.rawName} 后面不带值`, `只写 ${token.rawName}`)];
    return [];
  });
}

function portOf(text: string | undefined): { port: number | undefined; problems: Problem[] } {
  if (text === undefined) return { port: undefined, problems: [] };
  const port = Number(text);
  const fits = /^\d+$/u.test(text) && port <= 65_535;
  return fits
    ? { port, problems: [] }
    : { port: undefined, problems: [usage(`端口“${text}”不合要求`, '用 0 到 65535 之间的整数')] };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * Read a script's command line.
 *
 * @param accepted What the script takes beside `--content DIR`, `--out DIR` and `--port N`.
 * @returns The settings, with defaults for what is missing or wrong; `usage` for every argument that is not understood.
 */
export function readArguments(
  accepted: Accepted,
  argv: readonly string[] = process.argv.slice(2),
): { value: Settings; problems: Problem[] } {
  const options = { ...shared, ...accepted.options };
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const { port, problems } = portOf(textOf(values['port']));
  const own = Object.keys(accepted.options ?? {});
  const value: Settings = {
    content: resolve(textOf(values['content']) ?? inProject('content')),
    out: resolve(textOf(values['out']) ?? inProject('dist')),
    port,
    paths: accepted.positionals ? positionals : [],
    options: Object.fromEntries(own.map((name) => [name, values[name]])),
  };
  return { value, problems: [...tokenProblems(tokens, accepted), ...problems] };
}
