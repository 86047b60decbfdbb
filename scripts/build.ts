import path from 'node:path';
import {parseArgs} from 'node:util';
import {build, isFresh, isMode, MODES} from './bundles.ts';

const {positionals, values} = parseArgs({
  allowPositionals: true,
  options: {'if-stale': {type: 'boolean', default: false}},
});

const unknown = positionals.filter((name) => !isMode(name));
if (positionals.length === 0 || unknown.length > 0) {
  console.error(`Usage: scripts/build.ts [--if-stale] ${MODES.join('|')} …`);
  process.exit(1);
}

for (const mode of positionals.filter(isMode)) {
  if (values['if-stale'] && isFresh(mode)) continue;
  const outDir = await build(mode, (line) => console.log(line));
  console.log(`Built ${path.relative(process.cwd(), outDir)}/`);
}
