import {RECEIPT_CODE_ALPHABET} from './receipt-code.ts';

// 80 bits, five in each character.
const RECEIPT_CODE_LENGTH = 16;

/** The code a person meant: any case, with spaces or hyphens, full width, O for 0, I or L for 1. Undefined when it cannot be one. */
export function normalizeReceiptCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const readable =
    code.length === RECEIPT_CODE_LENGTH &&
    Array.from(code).every((character) => RECEIPT_CODE_ALPHABET.includes(character));
  return readable ? code : undefined;
}
