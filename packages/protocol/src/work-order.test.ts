import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Deadlines, OrderSubject, WorkOrder} from '@haochaping/core';
import {WorkOrderView} from './work-order.ts';

// The compiler holds these lists to core's types; the tests hold the schema to the lists.
const WORDS_OF_AN_ORDER: Record<keyof WorkOrder, true> = {
  id: true,
  number: true,
  reviewId: true,
  subjectKey: true,
  state: true,
  version: true,
  round: true,
  level: true,
  identityMode: true,
  subject: true,
  departmentCode: true,
  assistingDepartmentCodes: true,
  reviewedAt: true,
  openedAt: true,
  updatedAt: true,
  routeFailure: true,
  receivedAt: true,
  roundStartedAt: true,
  signedAt: true,
  signedBy: true,
  class: true,
  classifications: true,
  contactRecords: true,
  evidence: true,
  determination: true,
  rectification: true,
  reply: true,
  callBack: true,
  audit: true,
  pastRounds: true,
  closedAt: true,
  archivedAt: true,
  deadlines: true,
  warnings: true,
  overdueMarks: true,
  flags: true,
  profileVersion: true,
  returns: true,
  extensions: true,
  pauses: true,
  pastDeterminations: true,
  appeal: true,
  validity: true,
  mistakeStatement: true,
  merges: true,
  followUp: true,
  reopenings: true,
  supervisions: true,
  supervisionMarks: true,
  escalations: true,
  ledgerEntries: true,
  publicText: true,
};
const WORDS_OF_A_SUBJECT: Record<keyof OrderSubject, true> = {
  areaCode: true,
  departmentCode: true,
  itemCode: true,
  windowNo: true,
  staffNumber: true,
};
const WORDS_OF_DEADLINES: Record<keyof Deadlines, true> = {
  dispatchDueOn: true,
  signDueOn: true,
  contactDueOn: true,
  replyDueOn: true,
  callBackDueOn: true,
  returnDueOn: true,
  extensionDueOn: true,
  appealDueOn: true,
  appealReviewDueOn: true,
  supervisionDueOn: true,
  mergedReplyDueOn: true,
  objectionDueOn: true,
};

test('an order travels with the words that core has, none more and none fewer', () => {
  assert.deepEqual(Object.keys(WorkOrderView.shape).sort(), Object.keys(WORDS_OF_AN_ORDER).sort());
  assert.deepEqual(Object.keys(WorkOrderView.shape.subject.shape).sort(), Object.keys(WORDS_OF_A_SUBJECT).sort());
  assert.deepEqual(Object.keys(WorkOrderView.shape.deadlines.shape).sort(), Object.keys(WORDS_OF_DEADLINES).sort());
});
