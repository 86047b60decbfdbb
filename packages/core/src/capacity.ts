/** Whether one more item may be stored. `full` is said to the citizen: nothing is ever dropped to make room. */
export function capacity(
  counts: {readonly items: number; readonly bytes: number},
  limits: {readonly maxItems: number; readonly maxBytes: number},
): 'ok' | 'full' {
  return counts.items >= limits.maxItems || counts.bytes >= limits.maxBytes ? 'full' : 'ok';
}
