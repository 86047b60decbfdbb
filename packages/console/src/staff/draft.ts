/** What a person has typed into a command's form: one value a field, and rows where something happened several times. */
export type DraftRow = Readonly<Record<string, string>>;
export type Draft = {readonly values: DraftRow; readonly rows: readonly DraftRow[]};

/** A place in a form: a field, or a field of one row, as `rows.0.channel`. It names the control as well. */
export type Place = string;

export function rowPlace(row: number, name: string): Place {
  return `rows.${row}.${name}`;
}

export function withValue(draft: Draft, name: string, value: string): Draft {
  return {...draft, values: {...draft.values, [name]: value}};
}

export function withRowValue(draft: Draft, row: number, name: string, value: string): Draft {
  return {...draft, rows: draft.rows.map((old, index) => (index === row ? {...old, [name]: value} : old))};
}

export function withRow(draft: Draft, row: DraftRow): Draft {
  return {...draft, rows: [...draft.rows, row]};
}

export function withoutRow(draft: Draft, row: number): Draft {
  return {...draft, rows: draft.rows.filter((_, index) => index !== row)};
}

/** Whether anything stands in the draft that the form did not put there itself. */
export function isTouched(draft: Draft, blank: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(blank);
}
