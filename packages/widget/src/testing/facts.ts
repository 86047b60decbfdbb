import {CURRENT_INDICATORS_VERSION, indicatorSet, LEVEL_NAMES, LEVELS} from '@haochaping/core';
import type {Catalogue, ServiceSubject} from '@haochaping/protocol/citizen';
import type {InvitationRead, PendingReview} from '@haochaping/sdk';

/** The national tags, as a catalogue carries them. */
export const INDICATORS: Catalogue['indicators'] = (indicatorSet(CURRENT_INDICATORS_VERSION)?.indicators ?? []).map(
  ({code, level, text, shown}) => ({code, level, text, shown}),
);

export function catalogue(): Catalogue {
  return {
    version: 'test-1',
    levels: LEVELS.map((level) => ({level, name: LEVEL_NAMES[level]})),
    indicatorsVersion: CURRENT_INDICATORS_VERSION,
    indicators: INDICATORS,
    rules: {textMax: 150, indicatorsMax: 8, negativeNeedsReason: true},
    notice: {version: '1', text: '评价内容用于改进服务、办理差评。紧急情况请拨打 110、119、120。'},
  };
}

export const SUBJECT: ServiceSubject = {
  itemName: '企业设立登记（内资公司）',
  departmentName: '南京市鼓楼区市场监督管理局',
  windowName: '3 号综合窗口',
  staffNumber: '0317',
  caseNumber: 'A202611200001',
  servedOn: '2026-11-20',
};

export const OPEN: Extract<InvitationRead, {kind: 'reading'}> = {
  kind: 'reading',
  state: 'open',
  about: SUBJECT,
  channel: 'web-widget',
  expiresAt: '2099-01-01T00:00:00.000Z',
};

export const PENDING: PendingReview = {
  id: '019a9c3e-0000-7000-8000-000000000001',
  receiptCode: '7K3M9QXZ4T2B8WFH',
  state: 'waiting',
  since: 1_763_800_000_000,
  attempts: 0,
};
