import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {build} from 'esbuild';
import {build as buildPages, folderOf, isFresh} from '../../scripts/bundles.ts';
import {firefox} from './firefox.ts';
import {Line} from './line.ts';
import {Office} from './office.ts';
import {oldChromiums} from './old-chromium.ts';
import {withFolder} from './running.ts';
import {tour} from './tour.ts';
import {webkit} from './webkit.ts';

const USAGE = `npm run test:browsers -- [--only NAME]
  Takes every browser that is promised through the built pages: ${[...oldChromiums, firefox, webkit].map(({name}) => name).join(', ')}.
  --only NAME   only those whose name contains it`;

const {values} = parseArgs({
  options: {only: {type: 'string', default: ''}, help: {type: 'boolean', short: 'h', default: false}},
});
const engines = [...oldChromiums, firefox, webkit].filter(({name}) =>
  name.toLowerCase().includes(values.only.toLowerCase()),
);
if (values.help || engines.length === 0) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

for (const mode of ['widget', 'pages'] as const) {
  if (isFresh(mode)) continue;
  console.log(`Building ${mode} …`);
  await buildPages(mode, console.log);
}

let passed = 0;
let failed = 0;
await withFolder('office', async (data) => {
  const office = await Office.open(path.join(data, 'store'), folderOf('pages'));
  const line = await Line.open(office.address);
  const visitor = await visitorScript();
  try {
    for (const engine of engines) {
      const from = performance.now();
      const notebook = await tour(engine, {office, line, widget: folderOf('widget'), visitor});
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      console.log(`${engine.name} (${versionOf(notebook.userAgent)}), ${seconds} s`);
      for (const words of notebook.lines()) console.log(words);
      passed += notebook.passed;
      failed += notebook.failed;
    }
  } finally {
    await line.cut();
    await office.close();
  }
});
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** The products at the end of what a browser says of itself. */
function versionOf(userAgent = 'not started'): string {
  return userAgent.slice(userAgent.lastIndexOf(') ') + 1).trim();
}

/** The page's own script, for the lowest browser. */
async function visitorScript(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('./page/visitor.ts'));
  const built = await build({entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'chrome64'});
  return built.outputFiles[0]?.text ?? '';
}
