// The floors of the house: each package, and what lies below it. An import goes down, never up, sideways or across.
const floors = {
  core: [],
  theme: [],
  protocol: ['core'],
  sdk: ['protocol', 'core'],
  views: ['protocol', 'core'],
  backend: ['protocol', 'core'],
  widget: ['sdk', 'protocol', 'core', 'theme'],
  mock: ['backend', 'protocol', 'core'],
  server: ['backend', 'views', 'protocol', 'core'],
  // The receipt page, which is the citizen's, stands on the sdk; see the rule below.
  console: ['sdk', 'views', 'protocol', 'core', 'theme'],
  conformance: ['protocol', 'core'],
  doctor: ['protocol', 'core'],
};
const tests = '\\.(browser-)?test\\.ts$';

module.exports = {
  forbidden: [
    ...Object.entries(floors).map(([name, below]) => ({
      name: `floor-${name}`,
      comment: `${name} may import ${below.length > 0 ? below.join(', ') : 'no other package'}.`,
      severity: 'error',
      from: {path: `^packages/${name}/`},
      to: {path: '^packages/', pathNot: `^packages/(${[name, ...below].join('|')})/`},
    })),
    {
      name: 'floor-of-a-new-package',
      comment: 'A package that has no floor here may import no other.',
      severity: 'error',
      from: {path: '^packages/([^/]+)/', pathNot: `^packages/(${Object.keys(floors).join('|')})/`},
      to: {path: '^packages/', pathNot: '^packages/$1/'},
    },
    {
      name: 'by-name-only',
      comment: 'Another package is imported by its name, through what it exports.',
      severity: 'error',
      from: {path: '^packages/([^/]+)/'},
      to: {path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local']},
    },
    {
      name: 'by-name-only-from-outside',
      comment: 'Demo and tests too import packages by their names.',
      severity: 'error',
      from: {path: '^(demo|tests)/'},
      to: {path: '^packages/', dependencyTypes: ['local']},
    },
    {
      name: 'nothing-imports-demo-or-tests',
      severity: 'error',
      from: {path: '^packages/', pathNot: tests},
      to: {path: '^(demo|tests|scripts)/'},
    },
    {
      name: 'core-imports-nothing',
      severity: 'error',
      from: {path: '^packages/core/src/', pathNot: tests},
      to: {pathNot: '^packages/core/src/'},
    },
    {
      name: 'citizen-alone',
      comment: "The citizen's bundle holds the citizen's routes, nobody else's.",
      severity: 'error',
      from: {path: '^packages/(sdk|widget)/src/', pathNot: tests},
      to: {path: '^packages/protocol/src/(staff|business|public)\\.ts$'},
    },
    {
      name: 'citizens-page-alone',
      comment: "Of the console's pages only the receipt page is the citizen's.",
      severity: 'error',
      from: {path: '^packages/console/', pathNot: '^packages/console/src/(receipt|fakes)/'},
      to: {path: '^packages/sdk/'},
    },
    {
      name: 'nothing-of-node',
      comment: 'These run in a page as well.',
      severity: 'error',
      from: {path: '^packages/(core|protocol|views|sdk|widget|backend|mock|console)/', pathNot: tests},
      to: {dependencyTypes: ['core']},
    },
    {
      name: 'no-circle',
      comment: 'Types may refer to each other: they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {name: 'cannot-be-found', severity: 'error', from: {}, to: {couldNotResolve: true}},
    {
      name: 'undeclared',
      comment: 'A package declares what it imports.',
      severity: 'error',
      from: {path: '^(packages|demo)/', pathNot: tests},
      to: {dependencyTypes: ['npm-no-pkg', 'npm-unknown']},
    },
  ],
  options: {
    doNotFollow: {path: ['node_modules', '/dist/']},
    exclude: {path: ['^packages/[^/]+/dist/', '^build/', '^tests/frameworks/apps/']},
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Without `node`: it would hide what msw exports to browsers only.
      conditionNames: ['@haochaping/source', 'types', 'browser', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
