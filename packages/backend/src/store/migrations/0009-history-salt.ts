import type {Kysely} from 'kysely';

/** A salt for each line of an order's history, so that the log can hold digests that tell nothing once it is gone. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema.alterTable('work_order_entry').addColumn('salt', 'text').execute();
}
