import fs from 'node:fs';
import {createRequire} from 'node:module';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import {build} from 'esbuild';
import {chromiumPath} from './tests/chromium.ts';

/** Names of the tests below a suite, each with the names of the suites around it. */
function* testsOf(suite, above = []) {
  for (const test of suite?.tests ?? []) yield {...test, title: [...above, test.name].join(' › ')};
  for (const inner of suite?.suites ?? []) yield* testsOf(inner, [...above, inner.name]);
}

/** Prints what failed, file by file, and leaves the figures where `scripts/test.ts` asks for them. */
const summary = {
  reportTestFileResults({logger, sessionsForTestFile, testFile}) {
    const file = testFile.replace(`${process.cwd()}/`, '');
    for (const session of sessionsForTestFile) {
      const tests = [...testsOf(session.testResults)];
      const failed = tests.filter((test) => !test.passed && !test.skipped);
      const bad = failed.length > 0 || session.errors.length > 0;
      logger.log(`${bad ? '✗' : '✓'} ${file} (${tests.length})`);
      for (const test of failed) {
        logger.log(`    ✗ ${test.title}`);
        logger.log(
          indent(
            test.error?.stack?.includes(test.error.message)
              ? test.error.stack
              : [test.error?.message, test.error?.stack].join('\n'),
          ),
        );
      }
      for (const error of session.errors) logger.log(indent(error.stack ?? error.message));
      if (bad) for (const line of session.logs.flat()) logger.log(indent(String(line)));
    }
  },
  onTestRunFinished({sessions}) {
    const figures = {passed: 0, failed: 0, skipped: []};
    for (const session of sessions) {
      for (const test of testsOf(session.testResults)) {
        if (test.skipped) figures.skipped.push(`${session.testFile}: ${test.title}`);
        else if (test.passed) figures.passed++;
        else figures.failed++;
      }
      // A file that did not load, or broke outside its tests, has nothing else to count.
      figures.failed += session.errors.length > 0 ? session.errors.length : session.testResults ? 0 : 1;
    }
    const asked = process.env.HCP_BROWSER_FIGURES;
    if (asked !== undefined) fs.writeFileSync(asked, JSON.stringify(figures));
    else process.once('exit', () => process.stdout.write(`${figures.passed} passed, ${figures.failed} failed\n`));
  },
};

/** sm-crypto-v2 names Node's `crypto` for where there is no `globalThis.crypto`: here nothing ever imports it. */
const noNodeCrypto = {
  name: 'no-node-crypto',
  resolveImport: ({source}) => (source === 'crypto' ? '/no-node-crypto.js' : undefined),
};

/** What file-type stands on is not all written as modules yet; here, as in a build, each is made one. */
const commonjs = {
  name: 'commonjs',
  async serve({path}) {
    if (!/\/node_modules\/(?:debug|ieee754)\//.test(path)) return undefined;
    const entry = `.${path}`;
    const {outputFiles} = await build({
      entryPoints: [entry],
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    const names = Object.keys(createRequire(import.meta.url)(entry)).filter((name) => name !== 'default');
    const named = `const {${names.join(', ')}} = whole;\nexport {whole as default, ${names.join(', ')}};`;
    return {body: outputFiles[0].text.replace(/export default ([^;]+);/, `const whole = $1;\n${named}`), type: 'js'};
  },
};

function indent(text) {
  return text.replaceAll(/^/gm, '      ');
}

export default {
  rootDir: '.',
  files: ['packages/*/src/**/*.browser-test.ts', 'tests/**/*.browser-test.ts'],
  nodeResolve: {browser: true, exportConditions: ['@haochaping/source', 'browser', 'development']},
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: './tsconfig.base.json'}), noNodeCrypto, commonjs],
  middleware: [
    // msw's worker straight from its package: no copy in the tree.
    (context, next) => {
      if (context.path === '/mockServiceWorker.js') context.url = '/node_modules/msw/lib/mockServiceWorker.js';
      return next();
    },
  ],
  reporters: [summary],
  staticLogging: true,
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: {config: {timeout: 20_000}},
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: await chromiumPath(),
        headless: true,
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
};
