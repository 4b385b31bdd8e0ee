import assert from 'node:assert/strict';
import type { Traced } from '../../src/core/types.ts';

/** Every code unit points back, in order, at itself in the captured text, or at a place that an edit touched; what is gone, an edit took. */
export function assertTraced(captured: string, { text, at, edits }: Traced, name: string): void {
  assert.equal(at.length, text.length + 1, name);
  assert.equal(at.at(-1), captured.length, name);
  const touched = new Uint8Array(captured.length + 1);
  for (const { start, end } of edits) touched.fill(1, start, Math.max(end, start + 1));
  const kept = new Uint8Array(captured.length);
  for (let i = 0; i < text.length; i++) {
    const from = at[i] ?? -1;
    const isOwn = text[i] === captured[from];
    if (from < (at[i - 1] ?? 0) || (!isOwn && touched[from] !== 1))
      assert.fail(
        `${name}: ${JSON.stringify(text.slice(Math.max(0, i - 10), i + 10))} at ${String(i)} points at ${String(from)}`,
      );
    if (isOwn) kept[from] = 1;
  }
  const lost = kept.findIndex((isKept, i) => isKept === 0 && touched[i] !== 1);
  assert.equal(
    lost,
    -1,
    `${name}: ${JSON.stringify(captured.slice(Math.max(0, lost - 10), lost + 20))} is gone without an edit`,
  );
}
