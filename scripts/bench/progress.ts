/** Say on stderr how far a measurement is; the tables go to stdout. */
export function say(line: string): void {
  process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
}

/** Work through items, `width` at a time, each lane with what `open` gave it. Results in the order of the items. */
export async function inLanes<Item, Lane, Result>(
  items: readonly Item[],
  width: number,
  open: () => Promise<Lane>,
  work: (lane: Lane, item: Item, at: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  let next = 0;
  const run = async () => {
    const lane = await open();
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results.set(at, await work(lane, item, at));
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
