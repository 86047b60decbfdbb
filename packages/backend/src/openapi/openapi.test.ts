import {
  accountRoutes,
  businessRoutes,
  citizenRoutes,
  directoryRoutes,
  profileRoutes,
  contactRoutes,
  evidenceBytesRoutes,
  evidenceFileRoutes,
  logRoutes,
  metricsRoutes,
  oidcRoutes,
  open311Routes,
  operationsRoutes,
  personalDataRoutes,
  publicRoutes,
  bulletinRoutes,
  publicBulletinRoutes,
  checkRoutes,
  publicCheckRoutes,
  publishedFileRoutes,
  publishedRoutes,
  receiptRoutes,
  type Route,
  inboxRoutes,
  staffRoutes,
  supervisionRoutes,
  tellingRoutes,
} from '@haochaping/protocol';
import {createConfig, lintFromString} from '@redocly/openapi-core';
import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as z from 'zod/mini';
import {EXAMPLES} from './examples.ts';
import {describeApi} from './openapi.ts';
import {PARAMETERS, SCHEMAS} from './words.ts';

const routes: Readonly<Record<string, Route>> = {
  ...citizenRoutes,
  ...receiptRoutes,
  ...publicRoutes,
  ...publishedRoutes,
  ...publicBulletinRoutes,
  ...bulletinRoutes,
  ...publicCheckRoutes,
  ...checkRoutes,
  ...publishedFileRoutes,
  ...logRoutes,
  ...personalDataRoutes,
  ...businessRoutes,
  ...staffRoutes,
  ...oidcRoutes,
  ...accountRoutes,
  ...inboxRoutes,
  ...directoryRoutes,
  ...profileRoutes,
  ...supervisionRoutes,
  ...tellingRoutes,
  ...open311Routes,
  ...metricsRoutes,
  ...contactRoutes,
  ...evidenceFileRoutes,
  ...evidenceBytesRoutes,
  ...operationsRoutes,
};

test('a public linter finds nothing wrong with the API description', async () => {
  const rules = {
    // The health route has no way to fail that a caller could mend.
    'operation-4xx-response': 'off',
    // Problems are gathered by status, yet each has a place of its own, to which its `type` points.
    'no-unused-components': 'off',
  } as const;
  const config = await createConfig({extends: ['recommended'], rules});
  const findings = await lintFromString({source: JSON.stringify(describeApi()), absoluteRef: 'openapi.json', config});
  assert.deepEqual(
    findings.map(({ruleId, message, location}) => [ruleId, message, location[0]?.pointer]),
    [],
  );
});

test('the linter would find a broken description', async () => {
  const config = await createConfig({extends: ['recommended']});
  const broken = {...describeApi(), paths: {'/v1/reviews': {post: {responses: {200: {$ref: '#/components/nothing'}}}}}};
  const findings = await lintFromString({source: JSON.stringify(broken), absoluteRef: 'openapi.json', config});
  assert.ok(findings.some(({severity}) => severity === 'error'));
});

test('every route stands in the description, under its method and path', () => {
  const {paths} = describeApi() as {paths: Record<string, Record<string, {operationId: string}>>};
  for (const [name, route] of Object.entries(routes)) {
    assert.equal(paths[route.path]?.[route.method.toLowerCase()]?.operationId, name);
  }
});

test('every example is what its route would take or give', () => {
  for (const [name, {body, answer}] of Object.entries(EXAMPLES)) {
    const route = routes[name];
    assert.ok(route, `there is a route ${name}`);
    if (body !== undefined) assert.ok(route.body && z.safeParse(route.body, body).success, `the body of ${name}`);
    if (answer !== undefined) {
      const parsed = z.safeParse(route.answer, answer);
      assert.ok(parsed.success, `the answer of ${name}: ${JSON.stringify(parsed.error?.issues)}`);
    }
  }
});

test('every body and every answer has an example', () => {
  for (const [name, route] of Object.entries(routes)) {
    if (route.body !== undefined && route.bytes !== 'body') assert.ok(EXAMPLES[name]?.body, `the body of ${name}`);
    if (route.status !== 204 && route.bytes !== 'answer') assert.ok(EXAMPLES[name]?.answer, `the answer of ${name}`);
  }
  assert.deepEqual(
    Object.keys(EXAMPLES).filter((name) => routes[name] === undefined),
    [],
  );
});

test('every parameter is explained, and every explanation is of something that is there', () => {
  const {paths, components} = describeApi() as {
    paths: Record<string, Record<string, {parameters?: {name: string; description?: string}[]}>>;
    components: {schemas: Record<string, object>};
  };
  const parameters = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap((operation) => operation.parameters ?? []);
  assert.deepEqual(
    parameters.filter(({description}) => description === undefined || description === ''),
    [],
  );
  const named = new Set(parameters.map(({name}) => name));
  assert.deepEqual(
    Object.keys(PARAMETERS).filter((name) => !named.has(name)),
    [],
  );
  assert.deepEqual(
    Object.keys(SCHEMAS).filter((name) => !(name in components.schemas)),
    [],
  );
});

test('every route is told in sentences', () => {
  for (const [name, {summary}] of Object.entries(routes)) assert.match(summary, /^[A-Z`0-9].*\.$/, name);
});
