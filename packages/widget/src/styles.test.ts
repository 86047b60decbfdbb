import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import {transformSync} from 'esbuild';

const [
  first = '',
  late = '',
  contact = '',
  warning = '',
  shared = '',
  dialog = '',
  stepwise = '',
  outbox = '',
  aids = '',
  scripts = '',
] = fs
  .readFileSync(new URL('./hcp-review.css', import.meta.url), 'utf8')
  .split(/\/\* (?:LATE|CONTACT|WARNING|SHARED|DIALOG|STEPWISE|OUTBOX|AIDS|SCRIPTS)/);

// HCP_WRITE_STYLES=1 writes these files anew after a change of hcp-review.css.
function embeds(name: string, file: string, source: string): void {
  const {code} = transformSync(source, {loader: 'css', minify: true, target: 'chrome69'});
  const expected = `/** Of hcp-review.css, minified. Not written by hand: see styles.test.ts. */
export const ${name} =
  '${code.trim()}';
`;
  const url = new URL(file, import.meta.url);
  if (process.env['HCP_WRITE_STYLES'] !== undefined) fs.writeFileSync(url, expected);
  assert.equal(fs.readFileSync(url, 'utf8'), expected);
}

test('embeds for the first screen what old browsers link, only smaller', () => {
  embeds('styles', './styles.ts', first);
});

test('embeds for what comes late the rest of what old browsers link', () => {
  embeds('lateStyles', './late-styles.ts', `/*${late}`);
});

test('embeds for the contact what old browsers have linked already', () => {
  embeds('contactStyles', './contact-styles.ts', `/*${contact}`);
});

test('embeds for the warning what old browsers have linked already', () => {
  embeds('warningStyles', './warning-styles.ts', `/*${warning}`);
});

test('embeds for shared devices what old browsers have linked already', () => {
  embeds('sharedDeviceStyles', './shared-device-styles.ts', `/*${shared}`);
});

test('embeds for a dialog what old browsers have linked already', () => {
  embeds('dialogStyles', './dialog-styles.ts', `/*${dialog}`);
});

test('embeds for what is asked step by step what old browsers have linked already', () => {
  embeds('stepwiseStyles', './stepwise-styles.ts', `/*${stepwise}`);
});

test('embeds for the outbox what old browsers link', () => {
  embeds('outboxStyles', './outbox-styles.ts', `/*${outbox}`);
});

test('embeds for the aids what old browsers have linked already', () => {
  embeds('aidsStyles', './aids-styles.ts', `/*${aids}`);
});

test('embeds for other languages what old browsers have linked already', () => {
  embeds('scriptsStyles', './scripts-styles.ts', `/*${scripts}`);
});
