import { readCompilation } from '../../src/core/pipeline.ts';
import { writeLedger } from '../../src/core/ledger.ts';
import type { Shelf } from '../../src/core/shelf.ts';
import { inventedCompilation } from './compilation.ts';

const megabyte = 1_000_000;

/** Read an invented compilation and account for it; print how much of it a second takes, and the memory it needed. */
function measure(size: number, shelf: Shelf): void {
  const bytes = new TextEncoder().encode(inventedCompilation(size * megabyte));
  const start = performance.now();
  const { value } = readCompilation([{ name: 'source.txt', bytes, extracted: null }], shelf, {
    title: null,
    decisions: [],
  });
  const read = performance.now();
  const { entries } = writeLedger(
    value.captured,
    value.account,
    (i) => `cases/${String(i)}`,
    (rule) => rule,
  );
  const written = performance.now();
  const rate = (bytes.length / megabyte / (read - start)) * 1000;
  const cells = [
    `${(bytes.length / megabyte).toFixed(1)} MB`,
    `${String(value.cases.length)} cases`,
    `read ${((read - start) / 1000).toFixed(1)} s`,
    `${rate.toFixed(2)} MB/s`,
    `ledger ${((written - read) / 1000).toFixed(1)} s, ${String(entries.length)} entries`,
    `peak ${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`,
  ];
  process.stdout.write(`${cells.join(' · ')}\n`);
}

/** `npm run bench -- import`: speed of reading at 2, 5 and 20 MB; the same rate at each size means linear. */
export function benchImport(shelf: Shelf): void {
  for (const size of [2, 5, 20]) measure(size, shelf);
}
