import {
  accountRoutes,
  bulletinRoutes,
  checkRoutes,
  citizenRoutes,
  contactRoutes,
  createApi,
  directoryRoutes,
  evidenceFileRoutes,
  inboxRoutes,
  logRoutes,
  oidcRoutes,
  profileRoutes,
  staffRoutes,
  supervisionRoutes,
  tellingRoutes,
} from '@haochaping/protocol/staff';
import {publicRoutes} from '@haochaping/protocol/public';
import {FakeBackend, FakeProblem, type Handlers} from './fake-backend.ts';
import {HANDLER, MONDAY, sampleDetail, sampleLine} from './sample-orders.ts';
import {SAMPLE_CHECK} from './sample-checks.ts';
import {DEPARTMENT_TABLE, PROVINCE} from './sample-figures.ts';
import {bytesSender} from '../staff/send-bytes.ts';
import {defineStaffPage} from '../staff/index.ts';
import type {StaffPage} from '../staff/staff-page.ts';

const ADMINISTRATION = {
  ...accountRoutes,
  ...oidcRoutes,
  ...directoryRoutes,
  ...profileRoutes,
  ...tellingRoutes,
  ...inboxRoutes,
  ...evidenceFileRoutes,
  ...logRoutes,
  readCatalogue: citizenRoutes.readCatalogue,
};
const ROUTES = {
  ...bulletinRoutes,
  ...checkRoutes,
  ...staffRoutes,
  ...publicRoutes,
  ...supervisionRoutes,
  ...contactRoutes,
  ...ADMINISTRATION,
};
export type StaffBackend = FakeBackend<typeof ROUTES>;

/** A backend with one handler signed in, one order in the inbox and on its page. */
export function fakeStaffBackend(handlers: Handlers<typeof ROUTES> = {}): StaffBackend {
  return new FakeBackend(ROUTES, {
    readSession: () => HANDLER,
    signOut: () => undefined,
    readInbox: () => ({counts: {open: 12, waiting: 7, overdue: 1, today: 2, thisWeek: 1000}, views: []}),
    readSignInWays: () => ({local: true}),
    listWorkOrders: () => ({orders: [sampleLine(sampleDetail().order.id)]}),
    readWorkOrder: () => sampleDetail(),
    readContact: () => ({reveal: {allowed: false, code: 'role-not-allowed'}, reveals: []}),
    readDepartments: () => DEPARTMENT_TABLE,
    listChecks: () => ({checks: [SAMPLE_CHECK]}),
    readCheck: () => SAMPLE_CHECK,
    readSummary: () => PROVINCE,
    readAreas: () => ({asOf: PROVINCE.asOf, parent: PROVINCE.area.code, areas: []}),
    readDirectoryDepartment: () => ({
      department: {code: '11320500MB1234567X', name: '苏州市公安局', areaCode: '320500000000'},
      ...{items: [], windows: [], staffMembers: []},
    }),
    ...handlers,
  });
}

export const NOBODY_SIGNED_IN = new FakeProblem(401, 'session-missing');

/** The console over a fake backend, at a Monday morning. */
export function openStaffPage(backend: Pick<StaffBackend, 'fetch'>, hash = '#/'): StaffPage {
  defineStaffPage();
  document.querySelector('hcp-staff-page')?.remove();
  history.replaceState(null, '', hash);
  const page = document.createElement('hcp-staff-page');
  const options = {endpoint: location.origin, fetch: backend.fetch};
  page.ports = {
    api: createApi(staffRoutes, options),
    directory: createApi(publicRoutes, options),
    connect: (table) => createApi(table, options),
    sendBytes: bytesSender(location.origin, backend.fetch),
    endpoint: location.origin,
    clock: {at: () => MONDAY},
  };
  document.body.className = 'hcp-broad';
  document.body.append(page);
  return page;
}
