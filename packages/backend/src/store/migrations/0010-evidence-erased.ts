import {type Kysely, sql} from 'kysely';

/** When the bytes of a file were erased, and an index of those that are still kept. */
export async function up({schema}: Kysely<unknown>): Promise<void> {
  await schema.alterTable('evidence_file').addColumn('erased_at', 'bigint').execute();
  await schema
    .createIndex('evidence_file_kept')
    .on('evidence_file')
    .columns(['ready_at', 'order_id', 'digest'])
    .where(sql.ref('erased_at'), 'is', null)
    .execute();
  await schema.createIndex('evidence_file_by_digest').on('evidence_file').column('file_digest').execute();
}
