import {defineConfig} from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.browser-test.ts', 'tests/**/*.ts'];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is found by search and kept by renames.',
};
const noPrivateKeyword = {
  selector: ':matches(PropertyDefinition, MethodDefinition)[accessibility="private"]',
  message: 'Private members are #private: the keyword vanishes when types are stripped.',
};
const noExportStar = {
  selector: 'ExportAllDeclaration[exported=null]',
  message: 'Name each export: what is exported is a promise.',
};
const everywhere = [noDefaultExport, noPrivateKeyword, noExportStar];

// Time, chance and the world are arguments of core, never something it reaches for.
const coreDecides = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'core has no clock: take the instant as an argument.',
  },
  {
    selector:
      'CallExpression > MemberExpression > Identifier.property[name=/^([gs]et(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|TimezoneOffset)|toLocale\\w*String|localeCompare)$/]',
    message:
      'The answer would depend on the time zone or language of the machine; use the UTC methods or plain comparison.',
  },
  {selector: ':function[async=true], AwaitExpression', message: 'core waits for nothing.'},
];
const coreGlobals = [
  'Promise',
  'Intl',
  'globalThis',
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'crypto',
  'performance',
  'console',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'process',
  'Buffer',
  'require',
];

export default defineConfig(
  {ignores: ['**/dist/', 'build/', 'data/', '**/node_modules/', 'tests/frameworks/apps/']},
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      // `import {type X}` alone would stay behind as an import of nothing.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite']}],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', ignoreRestSiblings: true}],
      'no-restricted-syntax': ['error', ...everywhere],
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', ...coreGlobals],
      'no-restricted-properties': [
        'error',
        {object: 'Date', property: 'now', message: 'core has no clock: take the instant as an argument.'},
        {object: 'Math', property: 'random', message: 'core has no chance: take the number as an argument.'},
      ],
      'no-restricted-syntax': ['error', ...everywhere, ...coreDecides],
    },
  },
  {
    // Full zod costs a browser 75 KB and trips its Content-Security-Policy; zod/mini does neither.
    files: ['packages/{protocol,sdk,widget,console,theme}/**/*.ts', 'demo/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {paths: [{name: 'zod', message: "Import from 'zod/mini': this code is loaded by a browser."}]},
      ],
    },
  },
  {
    files: ['packages/{widget,console}/**/*.ts', 'demo/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: {'lit-a11y': litA11y},
    rules: {...litA11y.configs.recommended.rules},
  },
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // chai states what it expects as a property: `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    // Programs that people start say what they do.
    files: ['scripts/**', 'packages/server/**', 'packages/conformance/**', 'packages/doctor/**', 'tests/**'],
    rules: {'no-console': 'off'},
  },
  {
    // A backend inside a page or a test has nobody else to report to.
    files: ['packages/mock/**'],
    rules: {'no-console': ['error', {allow: ['error']}]},
  },
);
