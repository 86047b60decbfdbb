/**
 * Rows as CSV (RFC 4180: commas, CRLF), with the byte order mark by which spreadsheet programs know UTF-8. A cell that such a
 * program would take for a formula or a command begins with an apostrophe instead (OWASP, CSV injection); whole numbers and
 * decimals are written as they are.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = withoutFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that no spreadsheet program computes: with an apostrophe in front where it would. */
export function withoutFormula(text: string): string {
  return /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
