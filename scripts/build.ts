import { hasErrors } from '../src/core/problems.ts';
import { readArguments, type Settings } from './arguments.ts';
import { buildSite } from './build-site.ts';
import { fewOfEach } from './few-of-each.ts';
import { isMain } from './is-main.ts';
import { printProblems } from './print-problems.ts';
import { shownPath } from '../src/build/content-folder.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Read the command line, build, and tell what came of it. `null` if nothing was built. */
export async function buildAndTell(): Promise<Settings | null> {
  const { value: settings, problems } = readArguments({ positionals: false });
  const built = hasErrors(problems) ? { value: null, problems: [] } : await buildSite(settings, say);
  const { shown, left } = fewOfEach([...problems, ...built.problems]);
  printProblems(shown);
  if (left > 0) process.stderr.write(`同样的问题另有 ${String(left)} 处\n`);
  if (built.value === null) {
    process.stderr.write('没有构建；原来的网站没有动。\n');
    return null;
  }
  const { pages, pairs, bytes, seconds } = built.value;
  const size = bytes.toLocaleString('zh-CN');
  say(`合并两项的条目：${String(pairs)} 页`);
  say(`建成 ${String(pages)} 页，${size} 字节，用 ${seconds.toFixed(1)} 秒：${shownPath(settings.out)}`);
  return settings;
}

if (isMain(import.meta.url) && (await buildAndTell()) === null) process.exitCode = 1;
