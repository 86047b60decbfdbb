import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * The path of a Chromium to test with: `CHROME_PATH` when set, else the one that npm brought, unpacked once per version
 * into the temporary folder. It draws with the system's fonts, and with its own Open Sans (no Chinese) where there are none. Sets the variables that this browser needs to find its own libraries and fonts, so call it in
 * the process that starts the browser. Throws where npm brings none (anything but Linux x64) and `CHROME_PATH` is not set.
 */
export async function chromiumPath(): Promise<string> {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined) return given;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Set CHROME_PATH to a Chrome or Chromium: the one from npm is for Linux x64.');
  }
  const home = path.join(os.tmpdir(), `haochaping-chromium-${packagedVersion()}-${String(process.getuid?.() ?? 0)}`);
  if (!fs.existsSync(home)) await unpackInto(home);
  process.env['LD_LIBRARY_PATH'] = path.join(home, 'al2023/lib');
  process.env['FONTCONFIG_PATH'] = path.join(home, 'fonts');
  return path.join(home, 'chromium');
}

function packagedVersion(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const {version} = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {version: string};
  return version;
}

// The package unpacks into TMPDIR and takes any `chromium` it finds there, of any version; hence a folder of its own first,
// renamed when complete, so that neither an old browser nor two processes at once can spoil it.
async function unpackInto(home: string): Promise<void> {
  const staging = `${home}.${String(process.pid)}`;
  const temporary = process.env['TMPDIR'];
  fs.mkdirSync(staging);
  process.env['TMPDIR'] = staging;
  // Read at import: makes the package unpack libnss3 and its friends as well.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  try {
    const {default: chromium} = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    delete process.env['AWS_EXECUTION_ENV'];
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  fs.writeFileSync(path.join(staging, 'fonts/fonts.conf'), fontsBelow(home));
  try {
    fs.renameSync(staging, home);
  } catch (cause) {
    fs.rmSync(staging, {recursive: true});
    // Another process may have been first; anything else is a failure.
    if (!fs.existsSync(home)) throw new Error(`Cannot unpack Chromium into ${home}.`, {cause});
  }
}

// The package looks for its font where it expects to be unpacked; without any font, text has no height and nothing is visible.
function fontsBelow(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(home, 'fonts')}</dir>
  <cachedir>${path.join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
