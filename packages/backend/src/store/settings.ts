import type {Engine} from '../ports.ts';

/** The value of a setting, or undefined when it was never set. */
export async function readSetting(engine: Engine, name: string): Promise<string | undefined> {
  const row = await engine.db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function writeSetting(engine: Engine, name: string, value: string): Promise<void> {
  await engine.db
    .insertInto('setting')
    .values({name, value})
    .onConflict((conflict) => conflict.column('name').doUpdateSet({value}))
    .execute();
}
