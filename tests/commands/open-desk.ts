import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { review } from '../../scripts/review.ts';
import { readShelf } from '../../scripts/read-shelf.ts';
import { put } from './library.ts';

/** A page with a case whose heading is lost and holds code, and one whose place may be either of two. */
export const source = `首页 > 案例 > 正文
基础教育典型案例选编

山西省大同市云州区教育局:片区教研让村小教师有同伴
案例简介:云州区把27所村小编成5个教研片区,每周三下午集中备课,区里的教研员轮流到场,两年听课1200节。

案例简介:凤凰县2023年起安排36名音乐和美术教师乘走教车到19所小学校上课,形成“一车四课”模式。<script>document.title='ran'</script><img src=x onerror="document.title='ran'">

通州区教育局:两地同名的区怎样办集团
案例简介:通州区把12所初中编成3个教育集团,教师在集团内每三年轮岗一次,乡村初中的物理教师由2名增加到11名。
【打印】 【关闭窗口】
`;

const batch = `id: shi
title: 基础教育典型案例选编
title_origin: printed
publisher: null
published: null
address: null
captured: null
announced: null
text: captured
derived_from: null
rights: 未查明
public: true
`;

/** What stands in `decisions.yaml` before anything is decided. */
export const untouched = '# 编者的决定。\n[]\n';

/** The desk opened over a library of its own, with one batch `shi`. */
export type OpenDesk = {
  readonly url: string;
  readonly content: string;
  /** Path of the batch's `decisions.yaml`. */
  readonly file: string;
  readonly decisions: () => string;
  readonly close: () => Promise<void>;
};

export async function openDesk(decisions: string = untouched): Promise<OpenDesk> {
  const root = mkdtempSync(join(tmpdir(), 'anli 编者台-'));
  const content = join(root, 'content');
  mkdirSync(content);
  cpSync(join(import.meta.dirname, '../../content/library.yaml'), join(content, 'library.yaml'));
  const folder = join(content, 'batches/shi');
  put(folder, 'source.txt', source);
  put(folder, 'batch.yaml', batch);
  const file = put(folder, 'decisions.yaml', decisions);
  const shelf = readShelf(content);
  if (shelf.value === null) throw new Error(JSON.stringify(shelf.problems));
  const desk = await review(content, shelf.value, 0);
  const close = async () => {
    await desk.close();
    rmSync(root, { recursive: true });
  };
  return { url: desk.url, content, file, decisions: () => readFileSync(file, 'utf8'), close };
}

/** An answer as it came over the wire. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
};

/** Send a request with any headers at all, those that browsers forbid among them. */
export function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        done({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}
