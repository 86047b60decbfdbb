import {exposition} from '../metrics/exposition.ts';
import {listAudit} from '../store/audit.ts';
import {announceFile, finishFile} from '../store/evidence-files.ts';
import {readGauges} from '../store/gauges.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {DISSOLVED, QIXIA, SAMPLE_AT, sampleInstance, sampleReview} from './samples.ts';
import {stock} from './stock.ts';

export function gaugeCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'tells those who run it what waits for a dispatcher and for a seal, and how much evidence is kept',
      run: async (engine, {equal}) => {
        await stock(engine, 'A', sampleInstance('B', {areaCode: QIXIA, departmentCode: DISSOLVED, itemCode: 'X'}));
        await engine.recordReviews([sampleReview('A', {level: 1}), sampleReview('B', {level: 1})]);
        const {id: orderId, subject_key: subjectKey} = await engine.db
          .selectFrom('work_order')
          .select(['id', 'subject_key'])
          .where('state', '=', 'dispatched')
          .executeTakeFirstOrThrow();
        const announce = (digest: string, size: number): ReturnType<typeof announceFile> =>
          announceFile(engine, {
            ...{subjectKey, orderId, digest, size, name: 'a.pdf'},
            ...{account: 'handler-1', at: SAMPLE_AT, filesMax: 9},
          });
        await announce('unfinished', 5000);
        const kept = [await announce('one', 700), await announce('two', 30)];
        for (const file of kept) {
          if (file === undefined) throw new Error('The file was not announced.');
          const ready = {fileDigest: file.digest, mediaType: 'application/pdf', at: SAMPLE_AT, actor: 'handler-1'};
          await finishFile(engine, file, ready);
        }
        const gauges = await readGauges(engine, SAMPLE_AT);
        equal([gauges.ordersOpen, gauges.ordersAtDesk, gauges.evidence], [2, 1, {files: 2, bytes: 730}]);
        const entries = (await listAudit(engine, '', 100)).length;
        equal([gauges.entriesUnsealed, entries > 4], [entries, true]);
        const lines = exposition(gauges).split('\n');
        equal(
          lines.filter((line) => /^haochaping_(?:work|log|evidence)/.test(line)),
          [
            'haochaping_work_orders_open 2',
            'haochaping_work_orders_at_desk 1',
            `haochaping_log_entries_unsealed ${entries}`,
            'haochaping_evidence_files 2',
            'haochaping_evidence_bytes 730',
          ],
        );
      },
    },
  ];
}
