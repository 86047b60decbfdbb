import {appendAudit} from '../store/audit.ts';
import {filesToErase, isKeptElsewhere, markErased} from '../store/evidence-files.ts';
import type {Kept} from '../store/kept-data.ts';
import type {Queries} from '../store/transaction.ts';
import {keptName} from './evidence.ts';
import type {Files} from './files.ts';

/**
 * Removes the bytes of files of evidence, with a line in the log of each order; what they were stays with it, as their digests. Bytes
 * that another order still needs remain. The bytes go first: where the rest fails, the next run finds the file again.
 */
export async function eraseEvidence(
  files: Files,
  queries: Queries,
  due: readonly Pick<Kept, 'id'>[],
  at: number,
): Promise<void> {
  for (const file of await filesToErase(queries, due)) {
    const {orderId, fileDigest} = file;
    if (!(await isKeptElsewhere(queries, file))) await files.remove(keptName(fileDigest));
    await markErased(queries, file, at);
    await appendAudit(queries, {
      at,
      actor: 'system',
      action: 'evidence-file-erased',
      subject: orderId,
      detail: {fileDigest},
    });
  }
}
