import {ErasureAnswer, PersonalDataCopy, ReceiptLog} from '../personal-data.ts';
import {ReceiptRead} from '../receipt.ts';
import type {RouteTable} from './route.ts';

/** What a person may ask about their own data. The receipt code in the body is the right to ask. */
export const personalDataRoutes = {
  copyPersonalData: {
    method: 'POST',
    path: '/v1/receipts/copy',
    summary: 'All that is held on the review of a receipt, with words that explain it.',
    body: ReceiptRead,
    answer: PersonalDataCopy,
    problems: ['receipt-unknown', 'too-many-attempts'],
  },
  erasePersonalData: {
    method: 'POST',
    path: '/v1/receipts/erasure',
    summary: 'Erase contact and words now or, where an order is open, once it is archived. The rating stays.',
    body: ReceiptRead,
    answer: ErasureAnswer,
    problems: ['receipt-unknown', 'too-many-attempts'],
  },
  readReceiptLog: {
    method: 'POST',
    path: '/v1/receipts/log',
    summary:
      'What the log says of the review and its order, each entry with the proof that it is in what was published.',
    body: ReceiptRead,
    answer: ReceiptLog,
    problems: ['receipt-unknown', 'too-many-attempts'],
  },
} as const satisfies RouteTable;
