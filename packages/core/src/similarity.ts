/**
 * How alike two texts are, from 0 (nothing in common) to 1 (the same): the Dice coefficient of their pairs of neighbouring
 * characters. Only letters and digits count, in any width and case, so that other punctuation makes no other text.
 */
export function textSimilarity(one: string, other: string): number {
  const [a, b] = [plainCharacters(one), plainCharacters(other)];
  if (a.length < 2 || b.length < 2) return a.join('') === b.join('') ? 1 : 0;
  const left = pairCounts(b);
  let common = 0;
  for (const [pair, count] of pairCounts(a)) common += Math.min(count, left.get(pair) ?? 0);
  return (2 * common) / (a.length - 1 + (b.length - 1));
}

function plainCharacters(text: string): string[] {
  return Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
}

function pairCounts(characters: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let place = 1; place < characters.length; place += 1) {
    const pair = `${characters[place - 1] ?? ''}${characters[place] ?? ''}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
