/** The length a person would count: Unicode code points, so that one emoji or rare character is one. */
export function textLength(text: string): number {
  return Array.from(text).length;
}

/** Whether a text says nothing: only white space (U+3000 included), control characters and characters without any ink. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}
