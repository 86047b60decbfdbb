import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, type TemplateResult} from 'lit';
import {fullMomentWords} from '../day-words.ts';
import {FILES} from '../locales/evidence-zh-CN.ts';

/** The files behind an order, and where their bytes are. */
export type OrderFiles = {
  readonly orderId: string;
  readonly files: WorkOrderDetail['files'];
  readonly endpoint: string;
};

/** The files of these digests, each to be saved; one that was erased leaves its digest and nothing to open. */
export function fileLines({orderId, files, endpoint}: OrderFiles, digests: readonly string[]): TemplateResult[] {
  return files
    .filter(({fileDigest}) => digests.includes(fileDigest))
    .map(({fileDigest, name, size, erasedAt}) =>
      erasedAt === undefined
        ? html`<p>
            <a href=${new URL(`v1/work-orders/${orderId}/files/${fileDigest}/content`, endpoint).href} download=${name}
              >${FILES.download(name)}</a
            >
            <span class="hcp-soft hcp-num">${FILES.size(size)}</span>
          </p>`
        : html`<p class="hcp-console-erased">
            <span class="hcp-badge hcp-neutral">${FILES.erased}</span>
            <span class="hcp-soft">${FILES.erasedOn(fullMomentWords(erasedAt))}</span>
            <code class="hcp-console-digest">${fileDigest}</code>
          </p>`,
    );
}
