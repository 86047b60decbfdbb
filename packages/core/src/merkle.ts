/*
 * The Merkle tree of RFC 6962 (section 2.1) and RFC 9162, as pure functions: the hash comes in as an argument. A leaf is hashed behind
 * a byte 0, a node behind a byte 1, so that no node can pass for a leaf. One tree grows for ever; its complete subtrees never
 * change again, so that every hash a proof needs can be kept when it first comes up.
 */

/** Takes the digest of some bytes; SHA-256 for RFC 6962. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

/** A complete subtree: the `2 ** level` leaves that begin with number `index * 2 ** level`. */
export type TreeNode = {readonly level: number; readonly index: number};
export type HashedNode = TreeNode & {readonly hash: Uint8Array};

/** The leaves from number `from` up to, but not with, number `to`. */
export type LeafRange = {readonly from: number; readonly to: number};

/** The complete subtrees of a tree from left to right, each larger than the next: all that growing it needs to know. */
export type Frontier = readonly HashedNode[];

export function leafHash(digest: Digest, bytes: Uint8Array): Uint8Array {
  return digest(joined(Uint8Array.of(0), bytes));
}

function nodeHash(digest: Digest, left: Uint8Array, right: Uint8Array): Uint8Array {
  return digest(joined(Uint8Array.of(1), left, right));
}

/** A tree with one more leaf, and the complete subtrees that came to be with it, the leaf itself first. */
export function grown(
  digest: Digest,
  frontier: Frontier,
  leaf: Uint8Array,
): {readonly frontier: Frontier; readonly made: readonly HashedNode[]} {
  let node: HashedNode = {level: 0, index: sizeOf(frontier), hash: leaf};
  const made = [node];
  let kept = frontier.length;
  for (;;) {
    const left = frontier[kept - 1];
    if (left?.level !== node.level) break;
    node = {level: node.level + 1, index: left.index / 2, hash: nodeHash(digest, left.hash, node.hash)};
    made.push(node);
    kept -= 1;
  }
  return {frontier: [...frontier.slice(0, kept), node], made};
}

/** How many leaves a tree has. */
export function sizeOf(frontier: Frontier): number {
  return frontier.reduce((size, {level}) => size + 2 ** level, 0);
}

/** The root of a tree; that of none is the digest of nothing. */
export function rootOf(digest: Digest, frontier: Frontier): Uint8Array {
  const root = frontier.reduceRight<Uint8Array | undefined>(
    (right, {hash}) => (right === undefined ? hash : nodeHash(digest, hash, right)),
    undefined,
  );
  return root ?? digest(new Uint8Array());
}

/** The complete subtrees that make up a range of a tree, from left to right; at most two for each doubling of its length. */
export function nodesOf({from, to}: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let next = from; next < to;) {
    let level = 0;
    while (next % 2 ** (level + 1) === 0 && next + 2 ** (level + 1) <= to) level += 1;
    nodes.push({level, index: next / 2 ** level});
    next += 2 ** level;
  }
  return nodes;
}

/** The ranges whose roots prove that leaf `position` is in the tree of `size` leaves, in the order of the proof. */
export function inclusionRanges(position: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (position < middle) {
      ranges.push({from: middle, to});
      to = middle;
    } else {
      ranges.push({from, to: middle});
      from = middle;
    }
  }
  return ranges.reverse();
}

/** The ranges whose roots prove that the tree of `newSize` leaves begins with that of `oldSize`, in the order of the proof. */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  if (oldSize === 0) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0, newSize];
  while (oldSize !== to) {
    const middle = from + splitOf(to - from);
    if (oldSize <= middle) {
      ranges.push({from: middle, to});
      to = middle;
    } else {
      ranges.push({from, to: middle});
      from = middle;
    }
  }
  // Whoever knows the old root knows the hash of all of it already.
  if (from > 0) ranges.push({from, to});
  return ranges.reverse();
}

/** The root of a range, out of the hashes of its complete subtrees (`nodesOf`). */
export function rangeHash(digest: Digest, range: LeafRange, hashOf: (node: TreeNode) => Uint8Array): Uint8Array {
  return rootOf(
    digest,
    nodesOf(range).map((node) => ({...node, hash: hashOf(node)})),
  );
}

export type InclusionClaim = {
  readonly leaf: Uint8Array;
  readonly position: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the proof shows that the leaf has this position in the tree of this root (RFC 9162, 2.1.3.2). */
export function isIncluded(digest: Digest, {leaf, position, size, root, proof}: InclusionClaim): boolean {
  if (position >= size) return false;
  let [index, last] = [position, size - 1];
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      hash = nodeHash(digest, step, hash);
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(digest, hash, step);
    }
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(hash, root);
}

export type ConsistencyClaim = {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** Whether the proof shows that the new tree begins with all of the old one, unchanged (RFC 9162, 2.1.4.2). */
export function isConsistent(digest: Digest, claim: ConsistencyClaim): boolean {
  const {oldSize, oldRoot, newSize, newRoot, proof} = claim;
  if (oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && isSame(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0;
  let [index, last] = [oldSize - 1, newSize - 1];
  while (index % 2 === 1) [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  // A complete old tree is a node of the new one: its root is where both ways begin.
  const [first, ...rest] = index === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [old, now] = [first, first];
  for (const step of rest) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      old = nodeHash(digest, step, old);
      now = nodeHash(digest, step, now);
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    } else {
      now = nodeHash(digest, now, step);
    }
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSame(old, oldRoot) && isSame(now, newRoot);
}

/** The largest power of two below `size`: where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
