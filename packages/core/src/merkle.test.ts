import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import {
  consistencyRanges,
  type Frontier,
  grown,
  inclusionRanges,
  isConsistent,
  isIncluded,
  leafHash,
  type LeafRange,
  nodesOf,
  rangeHash,
  rootOf,
  sizeOf,
  type TreeNode,
} from './merkle.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

// The leaves, roots and proofs by which implementations of Certificate Transparency are held to RFC 6962.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  bytesOf,
);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const N01 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const N03 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const N23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const N45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const N47 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const N67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const L0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
const L1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const L4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';

const INCLUSION: readonly (readonly [position: number, size: number, proof: readonly string[]])[] = [
  [0, 1, []],
  [0, 8, [L1, N23, N47]],
  [5, 8, [L4, N67, N03]],
  [2, 3, [N01]],
  [1, 5, [L0, N23, L4]],
];
const CONSISTENCY: readonly (readonly [oldSize: number, newSize: number, proof: readonly string[]])[] = [
  [1, 1, []],
  [1, 8, [L1, N23, N47]],
  [6, 8, [N45, N67, N03]],
  [2, 5, [N23, L4]],
];

class Tree {
  frontier: Frontier = [];
  readonly roots = [rootOf(sha256, [])];
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(leaves: readonly Uint8Array[]) {
    for (const leaf of leaves) {
      const {frontier, made} = grown(sha256, this.frontier, leafHash(sha256, leaf));
      this.frontier = frontier;
      for (const {level, index, hash} of made) this.#nodes.set(`${level}/${index}`, hash);
      this.roots.push(rootOf(sha256, frontier));
    }
  }

  readonly hashOf = ({level, index}: TreeNode): Uint8Array => {
    const hash = this.#nodes.get(`${level}/${index}`);
    assert.ok(hash, `The tree never had the node ${level}/${index}.`);
    return hash;
  };

  proof(ranges: readonly LeafRange[]): Uint8Array[] {
    return ranges.map((range) => rangeHash(sha256, range, this.hashOf));
  }

  root(size: number): Uint8Array {
    return this.roots[size] ?? assert.fail(`There is no tree of ${size}.`);
  }
}

const counted = (length: number): Uint8Array[] => Array.from({length}, (_, n) => Uint8Array.of(n & 255, n >> 8));
const withBitFlipped = (hash: Uint8Array): Uint8Array => hash.map((byte, place) => (place === 3 ? byte ^ 1 : byte));

test('gives the published roots', () => {
  const tree = new Tree(LEAVES);
  assert.deepEqual(tree.roots.map(hexOf), ROOTS);
  assert.equal(sizeOf(tree.frontier), 8);
});

test('gives the published inclusion proofs, and takes them', () => {
  const tree = new Tree(LEAVES);
  for (const [position, size, published] of INCLUSION) {
    const proof = tree.proof(inclusionRanges(position, size));
    assert.deepEqual(proof.map(hexOf), published, `${position} of ${size}`);
    const leaf = leafHash(sha256, LEAVES[position] ?? assert.fail());
    assert.ok(isIncluded(sha256, {leaf, position, size, root: tree.root(size), proof}), `${position} of ${size}`);
  }
});

test('gives the published consistency proofs, and takes them', () => {
  const tree = new Tree(LEAVES);
  for (const [oldSize, newSize, published] of CONSISTENCY) {
    const proof = tree.proof(consistencyRanges(oldSize, newSize));
    assert.deepEqual(proof.map(hexOf), published, `${oldSize} to ${newSize}`);
    const claim = {oldSize, oldRoot: tree.root(oldSize), newSize, newRoot: tree.root(newSize), proof};
    assert.ok(isConsistent(sha256, claim), `${oldSize} to ${newSize}`);
  }
});

test('proves every leaf of every tree, and neither another leaf, place, size nor root', () => {
  const tree = new Tree(counted(70));
  fc.assert(
    fc.property(fc.integer({min: 1, max: 70}), fc.nat(), fc.nat(), (size, some, other) => {
      const position = some % size;
      const proof = tree.proof(inclusionRanges(position, size));
      const claim = {leaf: tree.hashOf({level: 0, index: position}), position, size, root: tree.root(size), proof};
      assert.ok(isIncluded(sha256, claim));
      assert.ok(!isIncluded(sha256, {...claim, leaf: withBitFlipped(claim.leaf)}));
      assert.ok(!isIncluded(sha256, {...claim, root: tree.root((size + 1 + (other % 69)) % 70)}));
      assert.ok(!isIncluded(sha256, {...claim, position: size}));
      if (size > 1) assert.ok(!isIncluded(sha256, {...claim, position: (position + 1 + (other % (size - 1))) % size}));
      for (const place of proof.keys()) {
        assert.ok(!isIncluded(sha256, {...claim, proof: proof.toSpliced(place, 1)}));
        assert.ok(!isIncluded(sha256, {...claim, proof: proof.with(place, withBitFlipped(claim.leaf))}));
      }
      assert.ok(!isIncluded(sha256, {...claim, proof: [...proof, claim.leaf]}));
    }),
  );
});

test('proves that a tree begins with each smaller one, and with no rewritten one', () => {
  const leaves = counted(70);
  const tree = new Tree(leaves);
  fc.assert(
    fc.property(fc.integer({min: 1, max: 70}), fc.nat(), fc.nat(), (newSize, some, changed) => {
      const oldSize = 1 + (some % newSize);
      const proof = tree.proof(consistencyRanges(oldSize, newSize));
      const claim = {oldSize, oldRoot: tree.root(oldSize), newSize, newRoot: tree.root(newSize), proof};
      assert.ok(isConsistent(sha256, claim));
      // Whoever rewrites one published leaf cannot prove the new history to begin with the old one.
      const rewritten = new Tree(leaves.with(changed % oldSize, Uint8Array.of(1, 2, 3)));
      const forged = rewritten.proof(consistencyRanges(oldSize, newSize));
      assert.ok(!isConsistent(sha256, {...claim, newRoot: rewritten.root(newSize), proof: forged}));
      assert.ok(!isConsistent(sha256, {...claim, newRoot: rewritten.root(newSize)}));
      assert.ok(!isConsistent(sha256, {...claim, proof: [...proof, claim.oldRoot]}));
      if (oldSize < newSize) assert.ok(!isConsistent(sha256, {...claim, proof: proof.slice(1)}));
      assert.ok(!isConsistent(sha256, {...claim, oldSize: newSize + 1}));
    }),
  );
});

test('asks for few nodes, and only for complete ones, however large the tree', () => {
  const size = 10_000_000_019;
  for (const ranges of [inclusionRanges(7_777_777_777, size), consistencyRanges(6_543_210_987, size)]) {
    const nodes = ranges.flatMap(nodesOf);
    assert.ok(ranges.length <= 35 && nodes.length <= 70, `${ranges.length} ranges, ${nodes.length} nodes`);
    for (const {level, index} of nodes) assert.ok((index + 1) * 2 ** level <= size);
  }
});
