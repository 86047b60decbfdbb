import {execFile} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {brotliDecompress} from 'node:zlib';
import {type Engine, type Prepared, run} from './running.ts';

const execute = promisify(execFile);
const decompress = promisify(brotliDecompress);

const PACKAGE = 'chrome-aws-lambda';
const MOST_OUTPUT = 64 * 1024 * 1024;

interface Release {
  readonly major: number;
  /** Of the npm package that carries this Chromium, with the checksum of its tarball: what is run is what was looked at. */
  readonly version: string;
  readonly integrity: string;
}

// The lowest that is promised; one between that lacks optional chaining and constructable style sheets' successors; the last before flex gaps were usual.
const RELEASES: readonly Release[] = [
  {
    major: 69,
    version: '1.6.3',
    integrity: 'sha512-K22/X+AqpSFPmBxuIOHhmzH4Id7Od9GpKvEksuaV7fy+WLvS/TYlwpc4I4B36Wz9u/NmvL9wKsQ1TT9cMhdYhg==',
  },
  {
    major: 78,
    version: '1.20.4',
    integrity: 'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
  },
  {
    major: 88,
    version: '5.5.0',
    integrity: 'sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
  },
];

// Old headless Chromium: none of its own services, nothing that needs a screen, a sandbox or more than one user.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--no-default-browser-check',
  '--lang=zh-CN',
  // Without it, old headless Chromium ends as soon as the page has loaded.
  '--remote-debugging-port=0',
];

/** Old Chromium builds out of npm tarballs, fetched once into the temporary folder. */
export const oldChromiums: readonly Engine[] = RELEASES.map((release) => ({
  name: `Chromium ${release.major}`,
  userAgent: `Chrome/${release.major}.`,
  prepare: () => prepare(release),
}));

async function prepare(release: Release): Promise<Prepared> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {missing: `Chromium ${release.major} comes for Linux x64 only`, install: 'run this on Linux x64'};
  }
  const home = path.join(os.tmpdir(), `haochaping-browsers-${String(process.getuid?.() ?? 0)}`, release.version);
  const program = path.join(home, 'chromium');
  if (!fs.existsSync(program)) {
    try {
      await fetchInto(home, release);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      return {
        missing: `Chromium ${release.major} could not be fetched: ${why}`,
        install: `npm pack ${PACKAGE}@${release.version}`,
      };
    }
  }
  const {stdout} = await execute('ldd', [program]);
  const libraries = [...stdout.matchAll(/(\S+) => not found/g)].map(([, library]) => library);
  if (libraries.length > 0) {
    return {
      missing: `Chromium ${release.major} lacks ${libraries.join(', ')}`,
      install: 'apt-get install -y libnss3 libexpat1',
    };
  }
  return {
    start: ({address, proxy, profile}) => {
      const where = [
        `--user-data-dir=${profile}`,
        `--proxy-server=${proxy.host}`,
        '--proxy-bypass-list=127.0.0.1',
        address,
      ];
      return Promise.resolve(run(program, [...FLAGS, ...where], {env: {HOME: profile}}));
    },
  };
}

/** Puts the browser there, whole or not at all. */
async function fetchInto(home: string, {version, integrity}: Release): Promise<void> {
  fs.mkdirSync(path.dirname(home), {recursive: true, mode: 0o700});
  const staging = fs.mkdtempSync(`${home}.`);
  try {
    const {stdout} = await execute(
      'npm',
      ['pack', `${PACKAGE}@${version}`, '--json', '--ignore-scripts', '--pack-destination', staging],
      {maxBuffer: MOST_OUTPUT, cwd: staging},
    );
    const [packed] = JSON.parse(stdout) as {readonly filename: string; readonly integrity: string}[];
    if (packed?.integrity !== integrity) throw new Error(`its checksum is ${String(packed?.integrity)}`);
    await execute('tar', ['-xzf', packed.filename], {cwd: staging});
    const folder = path.join(staging, 'package/bin');
    const file = fs.readdirSync(folder).find((name) => /^chromium.*\.br$/.test(name));
    if (file === undefined) throw new Error('its tarball holds no browser');
    const program = await decompress(fs.readFileSync(path.join(folder, file)));
    const whole = path.join(staging, 'whole');
    fs.mkdirSync(whole);
    fs.writeFileSync(path.join(whole, 'chromium'), program, {mode: 0o755});
    fs.renameSync(whole, home);
  } finally {
    fs.rmSync(staging, {recursive: true});
  }
}
