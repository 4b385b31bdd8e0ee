import type { Gazetteer } from '../core/gazetteer.ts';
import { decisionCodes } from '../core/decisions.ts';
import { type Problem, wording } from '../core/problems.ts';
import type { Decision } from '../core/schema/batch.ts';
import type { Taxonomy } from '../core/schema/taxonomy.ts';
import type { Outcome } from '../core/types.ts';
import { anchorsFor } from './anchors.ts';
import { editDecisions, type FileEdit, linesOfEntry, parseDecisions, readEntries } from './decisions-file.ts';
import { deskState, lockedState } from './desk-state.ts';
import { kindOf } from './kinds.ts';
import { findPlaces } from './places.ts';
import type { Reading } from './reading.ts';
import type { BatchRow, DeskState, Made, PlaceRow, Preview, Refusal, Wish } from './state.ts';
import { anchorTexts, entryFor } from './targets.ts';

/** The library as the desk sees it: what is native or on disk is handed in. */
export type DeskLibrary = {
  readonly taxonomy: () => Taxonomy;
  readonly gazetteer: () => Gazetteer;
  /** Ids of all batches; no other is ever read or written. */
  readonly batches: () => readonly string[];
  /** Text of `decisions.yaml` of a batch; `null` if it has none. */
  readonly decisionsOf: (id: string) => string | null;
  /** Put another text in place of `before`, `null` for no file; false, and nothing written, if that is not what stands there. */
  readonly swap: (id: string, before: string | null, after: string | null) => boolean;
  /** Read a batch, with the decisions of its file or with others. */
  readonly read: (id: string, decisions?: readonly Decision[]) => Promise<Outcome<Reading | null>>;
  /** Make all pages, as `npm run cases` does. */
  readonly make: () => Promise<Made>;
  /** Fingerprint of a text. */
  readonly hash: (text: string) => string;
};

type Refused = { readonly status: 404 | 409 | 422; readonly refusal: Refusal };

/** What was asked for, or why it is refused, with the HTTP status that says so. */
export type Answer<T> = { readonly status: 200; readonly value: T } | Refused;

const done = <T>(value: T): Answer<T> => ({ status: 200, value });
const refused = (status: Refused['status'], message: string, details: readonly string[] = []): Refused => ({
  status,
  refusal: { message, details },
});
const noBatch = () => refused(404, '没有这份汇编。');
const noTarget = () => refused(422, '这个案例或这一行已经不在了，请刷新本页。');
const stale = () =>
  refused(409, 'decisions.yaml 已在别处改动，这次没有写入；别处所写的都在。请取新的内容，再定一次。');
const untouched = () =>
  refused(422, 'decisions.yaml 的写法有误，或不是逐条的列表，本台不敢改动，一字未写。请先手改。');

const keyOf = (p: Problem): string => JSON.stringify([p.code, p.args]);

/** What a decision to keep a question leaves open: it must be asked no more. */
function stillAsked(
  wish: Wish | null,
  before: readonly Problem[],
  after: readonly Problem[],
): readonly string[] {
  const codes = wish?.kind === 'keep' && Array.isArray(wish.value) ? wish.value.map(String) : [];
  const count = (problems: readonly Problem[]) => problems.filter(({ code }) => codes.includes(code)).length;
  return codes.length > 0 && count(after) >= count(before)
    ? ['这段文字认不出所问的那一处，换那一行里的一段。']
    : [];
}

/** Faults after a change that were not there before it, in words. */
function newFaults(before: readonly Problem[], after: readonly Problem[]): readonly string[] {
  const known = new Set(before.map(keyOf));
  return after.filter((p) => decisionCodes.has(p.code) && !known.has(keyOf(p))).map(inWords);
}

function inWords(p: Problem): string {
  const { cause, mend } = wording(p);
  return `${cause}。${mend}`;
}

/** The change of the file that a wish asks for: an entry anew, or the keys of one that is there. */
function editFor(text: string, reading: Reading, wish: Wish, anchor: string): FileEdit {
  const { target, kind, value, reason } = wish;
  const values = { [kind]: value, reason };
  const isOne = 'card' in target && kindOf(kind).many !== true;
  const decisions = parseDecisions(text).value ?? [];
  const index = isOne ? entryFor(decisions, reading, target.card, kind) : null;
  return index === null ? { kind: 'append', entry: { anchor, ...values } } : { kind: 'set', index, values };
}

/** A text of `decisions.yaml` and the one that stood there before, for taking it back. */
type Step = { readonly before: string | null; readonly after: string };

/**
 * The desk: reads batches, and writes decisions into their `decisions.yaml` one by one.
 *
 * Nothing is written that the schema does not know, whose anchor is not found, or that contradicts another decision; nor over a
 * file that has changed since it was shown.
 */
export class Desk {
  private readonly library: DeskLibrary;
  /** What this desk wrote, by batch, the last on top. */
  private readonly steps = new Map<string, Step[]>();

  constructor(library: DeskLibrary) {
    this.library = library;
  }

  private has(id: string): boolean {
    return this.library.batches().includes(id);
  }

  private textOf(id: string): string {
    return this.library.decisionsOf(id) ?? '';
  }

  private lastStep(id: string): Step | null {
    const last = this.steps.get(id)?.at(-1) ?? null;
    return last !== null && last.after === this.library.decisionsOf(id) ? last : null;
  }

  async list(): Promise<Answer<readonly BatchRow[]>> {
    const rows: BatchRow[] = [];
    for (const id of this.library.batches()) {
      const { value, problems } = await this.library.read(id);
      const severities = problems.map((p) => wording(p).severity);
      rows.push({
        id,
        title: value?.batch.title ?? id,
        cases: value?.cases.length ?? 0,
        questions: severities.filter((severity) => severity === 'question').length,
        errors: severities.filter((severity) => severity === 'error').length,
        decisions: readEntries(this.textOf(id))?.length ?? 0,
      });
    }
    return done(rows);
  }

  async state(id: string): Promise<Answer<DeskState>> {
    if (!this.has(id)) return noBatch();
    const text = this.textOf(id);
    const version = this.library.hash(text);
    const { value, problems } = await this.library.read(id);
    const taxonomy = this.library.taxonomy();
    if (value === null) return done(lockedState(id, problems, version, taxonomy));
    return done(deskState(value, problems, { text, version, canUndo: this.lastStep(id) !== null }, taxonomy));
  }

  /** The lines that a wish would write; without an anchor the first is proposed that leads to the target and nowhere else. */
  async preview(id: string, wish: Wish, anchor: string | null): Promise<Answer<Preview>> {
    if (!this.has(id)) return noBatch();
    const text = this.textOf(id);
    const { value: reading, problems } = await this.library.read(id);
    if (reading === null) return untouched();
    const texts = anchorTexts(reading, wish.target);
    if (texts === null) return noTarget();
    const proposed = anchor === null ? anchorsFor(texts.own, texts.others) : [anchor];
    let shown: Answer<Preview> = refused(422, '这里没有一段独有的文字可以作 anchor，请手写这条决定。');
    for (const words of proposed) {
      const made = this.linesFor(text, editFor(text, reading, wish, words), words);
      if (anchor !== null || made.status !== 200) return made;
      const next = await this.tryOut(id, made.value.text, problems, wish);
      if (shown.status !== 200 || next.length === 0) shown = made;
      if (next.length === 0) break;
    }
    return shown;
  }

  private linesFor(
    text: string,
    edit: FileEdit,
    anchor: string,
  ): Answer<Preview & { readonly text: string }> {
    const made = editDecisions(text, edit);
    if (made === null) return untouched();
    const index = edit.kind === 'set' ? edit.index : null;
    const count = readEntries(made)?.length ?? 0;
    const yaml = linesOfEntry(made, index ?? count - 1);
    return done({ yaml, index, anchor, text: made });
  }

  /** Faults that a text of `decisions.yaml` would bring. */
  private async tryOut(
    id: string,
    text: string,
    before: readonly Problem[],
    wish: Wish | null,
  ): Promise<readonly string[]> {
    const { value, problems } = parseDecisions(text);
    if (value === null) return problems.map(inWords);
    const read = await this.library.read(id, value);
    return [...newFaults(before, read.problems), ...stillAsked(wish, before, read.problems)];
  }

  async decide(id: string, version: string, wish: Wish, anchor: string): Promise<Answer<DeskState>> {
    if (!this.has(id)) return noBatch();
    const text = this.textOf(id);
    if (this.library.hash(text) !== version) return stale();
    const { value: reading, problems } = await this.library.read(id);
    if (reading === null) return untouched();
    if (anchorTexts(reading, wish.target) === null) return noTarget();
    return this.write(id, text, editFor(text, reading, wish, anchor), problems, wish);
  }

  async remove(id: string, version: string, index: number): Promise<Answer<DeskState>> {
    if (!this.has(id)) return noBatch();
    const text = this.textOf(id);
    if (this.library.hash(text) !== version) return stale();
    const { problems } = await this.library.read(id);
    return this.write(id, text, { kind: 'remove', index }, problems, null);
  }

  private async write(
    id: string,
    text: string,
    edit: FileEdit,
    before: readonly Problem[],
    wish: Wish | null,
  ): Promise<Answer<DeskState>> {
    const made = parseDecisions(text).value === null ? null : editDecisions(text, edit);
    if (made === null) return untouched();
    const found = await this.tryOut(id, made, before, wish);
    if (found.length > 0) return refused(422, '这条决定不能这样写，一字未写：', found);
    const was = this.library.decisionsOf(id);
    if ((was ?? '') !== text || !this.library.swap(id, was, made)) return stale();
    this.steps.set(id, [...(this.steps.get(id) ?? []), { before: was, after: made }]);
    return this.state(id);
  }

  /** Take back what this desk wrote last, to the byte. */
  async undo(id: string, version: string): Promise<Answer<DeskState>> {
    if (!this.has(id)) return noBatch();
    const last = this.lastStep(id);
    if (last === null) return refused(409, '没有可撤销的：本次开台以来没有写过，或文件已在别处改动。');
    if (this.library.hash(last.after) !== version || !this.library.swap(id, last.after, last.before))
      return stale();
    this.steps.get(id)?.pop();
    return this.state(id);
  }

  places(name: string): Answer<readonly PlaceRow[]> {
    return done(findPlaces(this.library.gazetteer(), name));
  }

  async make(): Promise<Answer<Made>> {
    return done(await this.library.make());
  }
}
