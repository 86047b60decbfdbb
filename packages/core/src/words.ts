/**
 * Which of the words stand in the text. Width, case and white space do not matter, so that `自 杀` is found; neither do
 * characters without ink between them.
 */
export function containedWords(text: string, words: readonly string[]): string[] {
  const plain = plainOf(text);
  return words.filter((word) => plain.includes(plainOf(word)));
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
