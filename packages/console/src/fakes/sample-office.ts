import {JIANGSU_PROFILE, profileFields} from '@haochaping/core';
import type {StaffSession} from '@haochaping/protocol/staff';
import type {StaffBackend} from './fake-desk.ts';
import {HANDLER} from './sample-orders.ts';

const OFFICE = '11320115MB10005717';
const AREAS = [
  {code: '320000000000', name: '江苏省', tier: 'province', position: 0},
  {code: '320100000000', name: '南京市', tier: 'city', position: 0, parentCode: '320000000000'},
  {code: '320115000000', name: '江宁区', tier: 'county', position: 0, parentCode: '320100000000'},
  {
    code: '320124000000',
    name: '溧水县',
    tier: 'county',
    position: 1,
    parentCode: '320100000000',
    validUntil: '2013-02-19',
    successorCode: '320117000000',
  },
  {code: '320117000000', name: '溧水区', tier: 'county', position: 2, parentCode: '320100000000'},
] as const;
const department = {code: OFFICE, name: '南京市江宁区行政审批局', areaCode: '320115000000', validFrom: '2018-01-01'};

/** Somebody who keeps the office, without an area of their own. */
export const ADMINISTRATOR: StaffSession = {...HANDLER, role: 'administrator', displayName: '周管理'};

/** A small directory, to be read. */
export function sampleDirectory(): Pick<
  StaffBackend['handlers'],
  'listDirectoryAreas' | 'listDirectoryDepartments' | 'readDirectoryDepartment'
> {
  return {
    listDirectoryAreas: ({query}) => ({
      areas: AREAS.filter((area) => ('parentCode' in area ? area.parentCode : undefined) === query?.parent),
    }),
    listDirectoryDepartments: ({query}) => ({
      departments: query?.area === department.areaCode ? [department] : [],
    }),
    readDirectoryDepartment: () => ({
      department,
      items: [{code: `${OFFICE}4000717051000`, name: '企业设立登记', departmentCode: OFFICE}],
      windows: [
        {departmentCode: OFFICE, number: '3', name: '企业开办 3 号窗口'},
        {departmentCode: OFFICE, number: '4', name: '企业变更'},
      ],
      staffMembers: [
        {departmentCode: OFFICE, number: '0307', windowNumber: '3', validFrom: '2024-01-01'},
        {departmentCode: OFFICE, number: '0311', validUntil: '2026-06-30'},
      ],
    }),
  };
}

/** The rules of Jiangsu, as the backend tells them. */
export function sampleProfile(): Pick<StaffBackend['handlers'], 'readProfile'> {
  return {
    readProfile: () => ({
      version: JIANGSU_PROFILE.version,
      rules: profileFields(JIANGSU_PROFILE).map(({field, value}) => ({
        field,
        value: typeof value === 'object' ? [...value] : value,
      })),
      versions: [
        {version: JIANGSU_PROFILE.version, since: '2026-03-02T01:00:00.000Z'},
        {version: 'jiangsu-0', since: '2025-01-06T01:00:00.000Z'},
      ],
    }),
  };
}
