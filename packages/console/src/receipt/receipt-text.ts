import {formatReceiptCode} from '@haochaping/core';
import type {Progress} from '@haochaping/protocol/citizen';
import {fullMomentWords} from '../day-words.ts';
import {levelName} from '../level-words.ts';
import {RECEIPT} from '../locales/receipt-zh-CN.ts';

/** A receipt as plain text, to be kept beside one's papers: what was rated, where it stands, what was answered. */
export function receiptText(code: string, progress: Progress, at: number): string {
  const {about, workOrder} = progress;
  const line = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name}：${value}`];
  const lines = [
    RECEIPT.fileTitle,
    '',
    ...line(RECEIPT.code, formatReceiptCode(code)),
    ...line(RECEIPT.item, about.itemName),
    ...line(RECEIPT.department, about.departmentName),
    ...line(RECEIPT.window, about.windowName),
    ...line(RECEIPT.servedOn, about.servedOn),
    ...line(RECEIPT.said, levelName(progress.level)),
    ...line(RECEIPT.text, progress.text === '' ? undefined : progress.text),
    ...line(RECEIPT.receivedAt, fullMomentWords(progress.receivedAt)),
    '',
    ...(workOrder === undefined ? [RECEIPT.goodTitle] : [RECEIPT.now[workOrder.step]]),
    ...line(RECEIPT.orderNumber, workOrder?.number),
    ...(workOrder?.until === undefined ? [] : [RECEIPT.until[workOrder.until.what](workOrder.until.on)]),
    ...(workOrder?.answer === undefined
      ? []
      : ['', RECEIPT.answer, RECEIPT.outcome[workOrder.answer.outcome], workOrder.answer.text]),
    '',
    ...line(RECEIPT.fileMade, fullMomentWords(new Date(at).toISOString())),
    RECEIPT.footer,
  ];
  // Notepads of old systems know no other end of a line.
  return `${lines.join('\r\n')}\r\n`;
}
