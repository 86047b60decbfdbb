import {CURRENT_INDICATORS_VERSION, receiptCode, RECEIPT_CODE_BYTES} from '@haochaping/core';
import type {Examination} from './examine-page.ts';
import {finding, type Finding} from './finding.ts';

const WORDS = '接入检查';

/** Rates by an invitation that was made for it, as a citizen's device would: five, with words that say what it is. */
export async function rateForTest(
  {page, clock, ask}: Examination,
  endpoint: URL,
  invitation: string,
): Promise<Finding> {
  const at = clock();
  const review = {
    format: 1,
    id: idAt(at),
    receiptCode: receiptCode(crypto.getRandomValues(new Uint8Array(RECEIPT_CODE_BYTES))),
    invitation,
    submittedAt: new Date(at).toISOString(),
    level: 5,
    indicators: [],
    indicatorsVersion: CURRENT_INDICATORS_VERSION,
    text: WORDS,
    identityMode: 'confidential',
  };
  const url = new URL('v1/reviews', endpoint.href.endsWith('/') ? endpoint : `${endpoint.href}/`);
  const answer = await ask(url, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: page.origin},
    body: JSON.stringify({reviews: [review]}),
  });
  const body = (await answer?.json().catch(() => undefined)) as
    | {readonly outcomes?: readonly {readonly outcome?: string; readonly code?: string}[]; readonly code?: string}
    | undefined;
  const outcome = body?.outcomes?.[0];
  if (outcome?.outcome === 'recorded') return finding('rating-ok', review.id);
  return finding('rating-refused', outcome?.code ?? outcome?.outcome ?? body?.code ?? String(answer?.status ?? ''));
}

/** A UUID of version 7 (RFC 9562). */
function idAt(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const [, , third = '', fourth = '', last = ''] = crypto.randomUUID().split('-');
  return [time.slice(0, 8), time.slice(8), `7${third.slice(1)}`, fourth, last].join('-');
}
