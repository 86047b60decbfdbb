/** What a visitor chose: attributes by name; `true` is one without a value, and `''` one that is left out. */
export type Chosen = Readonly<Record<string, string | boolean>>;

/** The attributes as an element takes them, with nothing of the demonstration. */
export function attributesOf(chosen: Chosen): readonly (readonly [name: string, value: string])[] {
  return Object.entries(chosen).flatMap(([name, value]) =>
    value === false || value === '' ? [] : [[name, value === true ? '' : value] as const],
  );
}

/** The code to copy into a page of one's own, for a backend at `backend`. */
export function snippetOf(chosen: Chosen, backend: string): string {
  const own = [
    ['endpoint', backend],
    ['invitation', '…'],
    ['receipt-href', `${backend}/receipt/`],
    ...attributesOf(chosen),
  ] as const;
  const lines = own.map(([name, value]) => (value === '' ? `  ${name}` : `  ${name}="${value}"`));
  return [
    `<script type="module" src="${backend}/embed/hcp-review.js"></script>`,
    '<hcp-review',
    ...lines,
    '></hcp-review>',
  ].join('\n');
}
