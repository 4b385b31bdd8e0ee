import { placeAddress } from '../core/addresses.ts';
import { placeCodes } from '../core/wanted-addresses.ts';
import type { CaseRecord, Place } from '../core/schema/case-record.ts';

/** A division of GB/T 2260 that has cases, with the divisions below it that have any. */
export type PlaceNode = {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly address: string;
  /** From the province down to this division, itself included. */
  readonly path: readonly Step[];
  readonly children: readonly PlaceNode[];
  /** Cases placed at this division and no deeper. */
  readonly own: readonly CaseRecord[];
  /** Number of cases here and below. */
  readonly total: number;
};

/** One step of a place's path: what it is called and where its page is. */
export type Step = { readonly code: string; readonly name: string; readonly address: string };

type Branch = { step: Step; path: Step[]; children: Map<string, Branch>; own: CaseRecord[] };

/** The path of a place, one step for each of its names. */
export function placeSteps(place: Place): readonly Step[] {
  const codes = placeCodes(place);
  return place.names.map((name, level) => {
    const code = codes[level] ?? place.code;
    return { code, name, address: placeAddress(code) };
  });
}

const close = (branch: Branch): PlaceNode => {
  const children = [...branch.children.values()].map(close).sort((a, b) => Number(a.code) - Number(b.code));
  return {
    ...branch.step,
    path: branch.path,
    children,
    own: branch.own,
    total: branch.own.length + children.reduce((sum, child) => sum + child.total, 0),
  };
};

/** The divisions that have cases as a tree, provinces first, in the order of their codes. */
export function placeTree(cases: readonly CaseRecord[]): readonly PlaceNode[] {
  const roots = new Map<string, Branch>();
  for (const record of cases) {
    if (record.place === null) continue;
    let level = roots;
    let branch: Branch | undefined;
    for (const step of placeSteps(record.place)) {
      const known = level.get(step.code);
      const next: Branch = known ?? {
        step,
        path: [...(branch?.path ?? []), step],
        children: new Map(),
        own: [],
      };
      level.set(step.code, next);
      branch = next;
      level = next.children;
    }
    branch?.own.push(record);
  }
  return [...roots.values()].map(close).sort((a, b) => Number(a.code) - Number(b.code));
}

/** A tree flattened, parents before children. */
export const allPlaces = (tree: readonly PlaceNode[]): readonly PlaceNode[] =>
  tree.flatMap((node) => [node, ...allPlaces(node.children)]);

/** All cases at and below a division, nearest level first. */
export const casesBelow = (node: PlaceNode): readonly CaseRecord[] => [
  ...node.own,
  ...node.children.flatMap(casesBelow),
];
