import {CHINA_HOLIDAYS, creditCodeCheckCharacter, JIANGSU_PROFILE, subjectKey} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Directory} from '../store/directory.ts';
import type {PreparedReview, RecordingRules} from '../store/record-reviews/prepared-review.ts';
import {uuidV7} from '../store/uuid-v7.ts';

/** The rules the cases expect their engine to have been opened with. */
export const SAMPLE_RULES: RecordingRules = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS};

/** Monday 2026-11-23, 10:00 in UTC+8: a plain working day. */
export const SAMPLE_AT = Date.parse('2026-11-23T02:00:00Z');

export const DAY_MS = 86_400_000;

const creditCode = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '');

/** Two offices of two counties in two cities, one that is closed, and one area with no office at all. */
export const NANJING = '320100000000';
export const JIANGNING = '320115000000';
export const TIANNING = '320402000000';
export const QIXIA = '320113000000';
export const PROVINCE = '320000000000';
export const ENTERPRISES = creditCode('11320115MB1234567');
export const MARKETS = creditCode('11320402014110071');
export const DISSOLVED = creditCode('11320113014110072');

export const SAMPLE_DIRECTORY: Directory = {
  areas: [
    {code: PROVINCE, name: '江苏省', tier: 'province', position: 0},
    {code: NANJING, parentCode: PROVINCE, name: '南京市', tier: 'city', position: 1},
    {code: '320400000000', parentCode: PROVINCE, name: '常州市', tier: 'city', position: 2},
    {code: JIANGNING, parentCode: NANJING, name: '江宁区', tier: 'county', position: 1},
    {code: QIXIA, parentCode: NANJING, name: '栖霞区', tier: 'county', position: 2},
    {code: TIANNING, parentCode: '320400000000', name: '天宁区', tier: 'county', position: 1},
  ],
  departments: [
    {code: ENTERPRISES, name: '江宁区行政审批局', areaCode: JIANGNING},
    {code: MARKETS, name: '天宁区市场监督管理局', areaCode: TIANNING},
    {code: DISSOLVED, name: '栖霞区旧局', areaCode: QIXIA, validUntil: '2025-12-31'},
  ],
  items: [{code: `${ENTERPRISES}0000000000001`, name: '企业设立登记', departmentCode: ENTERPRISES}],
  windows: [{departmentCode: ENTERPRISES, number: 'A01', name: '企业登记窗口'}],
  staffMembers: [{departmentCode: ENTERPRISES, number: '0107', windowNumber: 'A01'}],
};

/** A service instance of the enterprise office at Jiangning, unless told otherwise. */
export function sampleInstance(caseNumber: string, other: Partial<ServiceInstance> = {}): ServiceInstance {
  return {
    caseNumber,
    serviceNumber: 1,
    serviceName: '受理',
    servedAt: new Date(SAMPLE_AT - 3_600_000).toISOString(),
    itemCode: `${ENTERPRISES}0000000000001`,
    itemName: '企业设立登记',
    departmentCode: ENTERPRISES,
    areaCode: JIANGNING,
    windowNumber: 'A01',
    windowName: '企业登记窗口',
    staffNumber: '0107',
    place: 'on-site',
    caseStatus: 'finished',
    ...other,
  };
}

/** A good review of service 1 of a case, unless told otherwise; each with an id and a receipt of its own. */
export function sampleReview(caseNumber: string, other: Partial<PreparedReview> = {}): PreparedReview {
  const id = other.id ?? uuidV7(SAMPLE_AT);
  return {
    id,
    subjectKey: subjectKey(caseNumber, 1),
    invitationId: `invitation of ${caseNumber}`,
    channel: 'web-widget',
    format: 1,
    level: 5,
    indicators: [],
    indicatorsVersion: '2',
    text: '一次办结',
    identityMode: 'real-name',
    submittedAt: SAMPLE_AT - 1000,
    receivedAt: SAMPLE_AT,
    late: false,
    receiptHash: `receipt of ${id}`,
    bodyDigest: `digest of ${id}`,
    ...other,
  };
}
