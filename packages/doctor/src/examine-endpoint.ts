import {clockHealth} from '@haochaping/core';
import {isCatalogue} from '@haochaping/protocol/citizen';
import type {Examination} from './examine-page.ts';
import {isShared} from './examine-script.ts';
import {finding, type Finding} from './finding.ts';

/** Whether the backend answers the page's visitors, is ours, and goes by the same clock as this machine. */
export async function examineEndpoint({page, clock, ask}: Examination, endpoint: URL): Promise<Finding[]> {
  if (page.protocol === 'https:' && endpoint.protocol === 'http:') return [finding('mixed-content', endpoint.href)];
  const url = new URL('v1/catalogue', endpoint.href.endsWith('/') ? endpoint : `${endpoint.href}/`);
  const askedAt = clock();
  const answer = await ask(url, {headers: {origin: page.origin}, cache: 'no-store'});
  const answeredAt = clock();
  if (answer === undefined) return [finding('endpoint-unreachable', url.href)];
  if (!answer.ok) return [finding('endpoint-unreachable', `${url.href} (${String(answer.status)})`)];
  const catalogue: unknown = await answer.json().catch(() => undefined);
  if (!isCatalogue(catalogue)) return [finding('endpoint-not-ours', url.href)];
  if (url.origin !== page.origin && !isShared(answer, page)) return [finding('endpoint-not-shared', url.origin)];
  return [
    finding('endpoint-ok', `${url.origin}，${catalogue.version}`),
    ...clockFindings(answer.headers.get('date'), {askedAt, answeredAt}),
  ];
}

function clockFindings(date: string | null, when: {readonly askedAt: number; readonly answeredAt: number}): Finding[] {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return [];
  const {wrong, aheadMs} = clockHealth(told, when);
  const seconds = `${String(Math.round(-aheadMs / 1_000))} s`;
  return [finding(wrong ? 'clock-wrong' : 'clock-ok', seconds)];
}
