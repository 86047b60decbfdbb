import * as protocol from '@haochaping/protocol';
import * as z from 'zod/mini';
import {PROBLEM_STATUS, PROBLEM_TITLES, problemBody, problem} from '../problem.ts';
import {EXAMPLES} from './examples.ts';
import {ABOUT, PARAMETERS, SCHEMAS} from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/** Who a table is for, in the words of the description. */
const AUDIENCES = [
  {
    table: protocol.citizenRoutes,
    tag: 'citizen',
    says: "What a citizen's device asks. The right to ask lies in the body.",
    security: [],
  },
  {
    table: protocol.receiptRoutes,
    tag: 'receipt',
    says: 'What a citizen adds to a review that has arrived, by its receipt code.',
    security: [],
  },
  {table: protocol.publicRoutes, tag: 'public', says: 'What anybody may read.', security: []},
  {table: protocol.publishedRoutes, tag: 'public', says: 'What anybody may read.', security: []},
  {table: protocol.publicBulletinRoutes, tag: 'public', says: 'What anybody may read.', security: []},
  {
    table: protocol.bulletinRoutes,
    tag: 'bulletin',
    says: 'Monthly bulletins as the management bodies write them.',
    security: [{session: []}],
  },
  {table: protocol.publicCheckRoutes, tag: 'public', says: 'What anybody may read.', security: []},
  {
    table: protocol.checkRoutes,
    tag: 'checks',
    says: 'Secret-shopper checks as those keep them who watch over the service.',
    security: [{session: []}],
  },
  {table: protocol.publishedFileRoutes, tag: 'public', says: 'What anybody may read.', security: []},
  {
    table: protocol.personalDataRoutes,
    tag: 'personal-data',
    says: 'What a person may ask about their own data, by the receipt code.',
    security: [],
  },
  {
    table: protocol.logRoutes,
    tag: 'log',
    says: 'What anybody may ask of the log, to hold the office to it.',
    security: [],
  },
  {
    table: protocol.businessRoutes,
    tag: 'business',
    says: 'What business systems tell and portals ask, by key.',
    security: [{key: []}],
  },
  {
    table: protocol.staffRoutes,
    tag: 'staff',
    says: 'What staff do, signed in; from pages of the same origin only.',
    security: [{session: []}],
  },
  {
    table: protocol.oidcRoutes,
    tag: 'sign-in',
    says: 'By which ways staff sign in, and the outside sign-in (OpenID Connect); from pages of the same origin only.',
    security: [],
  },
  {
    table: protocol.accountRoutes,
    tag: 'accounts',
    says: 'Sessions, and the accounts that administrators keep within their area.',
    security: [{session: []}],
  },
  {
    table: protocol.inboxRoutes,
    tag: 'inbox',
    says: 'The inbox as its owner arranges it.',
    security: [{session: []}],
  },
  {
    table: protocol.evidenceFileRoutes,
    tag: 'evidence',
    says: 'Files of evidence, announced by staff and sent part by part.',
    security: [{session: []}],
  },
  {
    table: protocol.evidenceBytesRoutes,
    tag: 'evidence',
    says: 'Files of evidence, announced by staff and sent part by part.',
    security: [{session: []}],
  },
  {
    table: protocol.contactRoutes,
    tag: 'contact',
    says: 'What citizens sealed, as far as staff may know it, and what shared devices never delivered.',
    security: [{session: []}],
  },
  {
    table: protocol.directoryRoutes,
    tag: 'directory',
    says: 'What the office is made of, which days are off, which systems may ask: read by staff, kept by administrators.',
    security: [{session: []}],
  },
  {
    table: protocol.profileRoutes,
    tag: 'profile',
    says: 'The numbers that the place works by, read by administrators and those who watch over the work.',
    security: [{session: []}],
  },
  {
    table: protocol.supervisionRoutes,
    tag: 'supervision',
    says: 'What those who watch over an area see of it.',
    security: [{session: []}],
  },
  {
    table: protocol.open311Routes,
    tag: 'open311',
    says: 'Open311 GeoReport v2, to be read only: what was approved for everybody to read.',
    security: [],
  },
  {
    table: protocol.tellingRoutes,
    tag: 'telling',
    says: 'How news leave the house, for administrators: subscriptions, and what nobody took.',
    security: [{session: []}],
  },
  {
    table: protocol.metricsRoutes,
    tag: 'metrics',
    says: 'Figures for the office itself and those who supervise it.',
    security: [{session: []}],
  },
  {table: protocol.operationsRoutes, tag: 'operations', says: 'What those who run it ask.', security: []},
] as const;

// Asked before there is a session, or harmless without one.
const WITHOUT_SESSION: ReadonlySet<string> = new Set(['signIn', 'signOut']);

/** Problems of every route that reads a body, beside those its row names. */
const BODY_PROBLEMS = [
  'body-not-utf8',
  'body-not-json',
  'body-too-large',
  'body-invalid',
  'media-type-unsupported',
] as const;

/** The API as OpenAPI 3.1, generated from the route tables: what the description says is what is served. */
export function describeApi(): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: '好差评 Haochaping',
      version: '1',
      summary: 'Citizens rate government services; a bad rating becomes a work order that nobody can make disappear.',
      description: ABOUT,
      license: {name: 'MIT', identifier: 'MIT'},
    },
    servers: [{url: '/', description: 'The server that gave this description.'}],
    tags: [...new Map(AUDIENCES.map(({tag, says}) => [tag, {name: tag, description: says}])).values()],
    paths: paths(),
    components: {
      securitySchemes: {
        key: {type: 'http', scheme: 'bearer', description: 'The key of a business system or portal.'},
        session: {type: 'apiKey', in: 'cookie', name: 'hcp-session', description: 'Set by signing in.'},
      },
      schemas: namedSchemas(),
      responses: Object.fromEntries(protocol.PROBLEM_CODES.map((code) => [code, problemResponseObject([code])])),
    },
  };
}

function paths(): Json {
  const described: Record<string, Record<string, unknown>> = {};
  for (const {table, tag, security} of AUDIENCES) {
    for (const [name, route] of Object.entries<protocol.Route>(table)) {
      const operations = (described[route.path] ??= {});
      operations[route.method.toLowerCase()] = operation(name, route, tag, WITHOUT_SESSION.has(name) ? [] : security);
    }
  }
  return described;
}

function operation(name: string, route: protocol.Route, tag: string, security: readonly unknown[]): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(route.query)];
  return {
    operationId: name,
    tags: [tag],
    summary: route.summary,
    security,
    ...(parameters.length === 0 ? {} : {parameters}),
    ...(route.body === undefined
      ? {}
      : {requestBody: {required: true, content: contentOf(route, 'body', route.body, EXAMPLES[name]?.body)}}),
    responses: responses(name, route),
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    description: PARAMETERS[name],
    required: true,
    schema: {type: 'string'},
  }));
}

function queryParameters(query: protocol.Schema | undefined): Json[] {
  if (query === undefined) return [];
  const schema = schemaObject(query, true) as {properties?: Record<string, Json>; required?: string[]};
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    description: PARAMETERS[name],
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

/** The answer, and its problems gathered by status: OpenAPI knows one response for each. */
function responses(name: string, route: protocol.Route): Json {
  const status = route.status ?? 200;
  const byStatus = Map.groupBy(problemsOf(route), (code) => PROBLEM_STATUS[code]);
  return {
    [status]:
      status === 204
        ? {description: 'Done.'}
        : {description: 'The answer.', content: contentOf(route, 'answer', route.answer, EXAMPLES[name]?.answer)},
    ...(name === 'readCatalogue' ? {304: {description: 'The copy named by If-None-Match is still good.'}} : {}),
    ...Object.fromEntries(
      [...byStatus].map(([problemStatus, codes]) => {
        const [only] = codes;
        const single = codes.length === 1 && only !== undefined;
        return [problemStatus, single ? {$ref: `#/components/responses/${only}`} : problemResponseObject(codes)];
      }),
    ),
  };
}

function problemsOf(route: protocol.Route): protocol.ProblemCode[] {
  const codes: protocol.ProblemCode[] = [...route.problems];
  if (route.bytes === 'body') codes.push('body-too-large', 'media-type-unsupported');
  else if (route.body !== undefined) codes.push(...BODY_PROBLEMS);
  if (route.query !== undefined) codes.push('query-invalid');
  codes.push('overloaded', 'internal');
  return [...new Set(codes)];
}

function problemResponseObject(codes: readonly protocol.ProblemCode[]): Json {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEM_TITLES[code]}`).join(' '),
    content: {
      'application/problem+json': {
        schema: {$ref: '#/components/schemas/Problem'},
        examples: Object.fromEntries(codes.map((code) => [code, {value: problemBody(problem(code))}])),
      },
    },
  };
}

function contentOf(route: protocol.Route, part: 'body' | 'answer', schema: protocol.Schema, example: unknown): Json {
  return route.bytes === part ? {'application/octet-stream': {}} : jsonContent(schema, example);
}

function jsonContent(schema: protocol.Schema, example: unknown): Json {
  return {
    'application/json': {
      schema: schemaObject(schema),
      ...(example === undefined ? {} : {examples: {usual: {value: example}}}),
    },
  };
}

/** The schemas that protocol exports, by the names it exports them under. */
const names = z.registry<{id: string}>();
for (const [id, exported] of Object.entries(protocol)) if (exported instanceof z.ZodMiniType) names.add(exported, {id});

const refTo = (id: string): string => `#/components/schemas/${id}`;

function namedSchemas(): Json {
  const {schemas} = z.toJSONSchema(names, {io: 'input', uri: refTo, override: describeItems});
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const description = SCHEMAS[id];
      return [id, {...(description === undefined ? {} : {description}), ...withoutIdentity(schema)}];
    }),
  );
}

/** Items that are parsed one by one are unknown to their envelope's schema, but not to a reader. */
function describeItems({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const {reviews, serviceInstances} = jsonSchema.properties ?? {};
  if (zodSchema === protocol.ReviewBatch && typeof reviews === 'object') {
    reviews.items = {anyOf: ['ReviewItem', 'ReviewWithContact', 'SealedReview'].map((name) => ({$ref: refTo(name)}))};
  }
  if (zodSchema === protocol.ServiceInstanceBatch && typeof serviceInstances === 'object') {
    serviceInstances.items = {$ref: refTo('ServiceInstance')};
  }
}

/** A reference where the schema has a name; else, or where it is asked for, the schema itself. */
function schemaObject(schema: protocol.Schema, inline = false): Json {
  const id = names.get(schema)?.id;
  if (id !== undefined && !inline) return {$ref: refTo(id)};
  return withoutIdentity(z.toJSONSchema(schema, {io: 'input', metadata: z.registry<{id: string}>()}));
}

/** `$id` and `$schema` name a document; inside a description they would only make references ambiguous. */
function withoutIdentity(schema: object): Json {
  const {$id: _, $schema: __, ...rest} = schema as {$id?: unknown; $schema?: unknown};
  return rest;
}
