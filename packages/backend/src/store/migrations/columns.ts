import type {CreateTableBuilder} from 'kysely';

/*
 * Columns of one kind by their names. Migrations that were released are never changed in what they make; these are only shorter words for it.
 */

type Table = CreateTableBuilder<string, string>;

export const text = (table: Table, ...names: string[]): Table =>
  names.reduce((t, name) => t.addColumn(name, 'text', (column) => column.notNull()), table);

export const maybeText = (table: Table, ...names: string[]): Table =>
  names.reduce((t, name) => t.addColumn(name, 'text'), table);

export const whole = (table: Table, ...names: string[]): Table =>
  names.reduce((t, name) => t.addColumn(name, 'integer', (column) => column.notNull()), table);

export const big = (table: Table, ...names: string[]): Table =>
  names.reduce((t, name) => t.addColumn(name, 'bigint', (column) => column.notNull()), table);

export const maybeBig = (table: Table, ...names: string[]): Table =>
  names.reduce((t, name) => t.addColumn(name, 'bigint'), table);
