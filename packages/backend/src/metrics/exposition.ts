import type {Gauges} from '../store/gauges.ts';

/** Gauges in the text format of Prometheus, version 0.0.4. */
export function exposition(gauges: Gauges): string {
  const {reviews, instances, recount, evidence} = gauges;
  return [
    ...gauge(
      'haochaping_reviews',
      'First, active reviews in the statistics, by level.',
      Object.entries(reviews).map(([level, count]) => [`{level="${level}"}`, count]),
    ),
    ...gauge('haochaping_service_instances', 'Service instances that could be rated.', [['', instances]]),
    ...gauge('haochaping_work_orders_open', 'Work orders that are not closed.', [['', gauges.ordersOpen]]),
    ...gauge('haochaping_work_orders_at_desk', 'Work orders that wait for a dispatcher.', [['', gauges.ordersAtDesk]]),
    ...gauge('haochaping_count_deltas_waiting', 'Changes of the counts that wait to be folded.', [
      ['', gauges.deltasWaiting],
    ]),
    ...gauge('haochaping_log_entries_unsealed', 'Entries of the log that wait to be sealed.', [
      ['', gauges.entriesUnsealed],
    ]),
    ...gauge('haochaping_evidence_files', 'Files of evidence that are kept.', [['', evidence.files]]),
    ...gauge('haochaping_evidence_bytes', 'What these were when they were announced, in bytes.', [
      ['', evidence.bytes],
    ]),
    ...(recount === undefined
      ? []
      : [
          ...gauge('haochaping_recount_drift', 'Differences that the last recount found; 0 or something is wrong.', [
            ['', recount.drift],
          ]),
          ...gauge('haochaping_recount_rows', 'Reviews, instances and orders that it counted.', [
            ['', recount.counted],
          ]),
          ...gauge('haochaping_recount_finished_timestamp_seconds', 'When it came to its end.', [
            ['', recount.finishedAt / 1000],
          ]),
        ]),
    '',
  ].join('\n');
}

function gauge(name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...values.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}
