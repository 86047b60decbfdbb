import assert from 'node:assert/strict';
import {test} from 'node:test';
import {businessRoutes} from './business.ts';
import {citizenRoutes} from './citizen.ts';
import {logRoutes} from './log.ts';
import {metricsRoutes} from './metrics.ts';
import {operationsRoutes} from './operations.ts';
import {personalDataRoutes} from './personal-data.ts';
import {publicRoutes} from './public.ts';
import {receiptRoutes} from './receipt.ts';
import {fillPath, type RouteTable} from './route.ts';
import {inboxRoutes} from './inbox.ts';
import {staffRoutes} from './staff.ts';

const tables: readonly RouteTable[] = [
  citizenRoutes,
  receiptRoutes,
  businessRoutes,
  staffRoutes,
  inboxRoutes,
  publicRoutes,
  logRoutes,
  personalDataRoutes,
  metricsRoutes,
  operationsRoutes,
];
const routes = tables.flatMap((table) => Object.values(table));

test('no two rows answer to the same method and path', () => {
  const names = routes.map((route) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

test('no secret has a place in a path or a query', () => {
  for (const route of routes) assert.doesNotMatch(route.path, /receipt.*\{|invitation.*\{|token|secret/i, route.path);
});

test('a path whose parameter is missing is a bug, and says which', () => {
  assert.throws(() => fillPath('/v1/work-orders/{id}'), /needs the parameter id/);
});
