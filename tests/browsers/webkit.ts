import fs from 'node:fs';
import {type Engine, findProgram, run, type Running} from './running.ts';

const MINI_BROWSER = '/usr/lib/*/webkit2gtk-4.1/MiniBrowser';
const DISPLAY_PATIENCE_MS = 10_000;

/** WebKitGTK as Debian has it, in its own small browser on a screen that nobody sees. */
export const webkit: Engine = {
  name: 'WebKitGTK',
  userAgent: 'AppleWebKit/605.1.15',
  prepare() {
    const [browser] = fs.globSync(MINI_BROWSER);
    const screen = findProgram('Xvfb');
    if (browser === undefined || screen === undefined) {
      return Promise.resolve({
        missing: `There is no ${browser === undefined ? MINI_BROWSER : 'Xvfb'}`,
        install: 'apt-get install -y libwebkit2gtk-4.1-0 xvfb',
      });
    }
    return Promise.resolve({
      start: async ({address, proxy, profile}) => {
        const {display, running} = await openScreen(screen);
        const args = [`--proxy=${proxy.origin}`, '--ignore-host=127.0.0.1', address];
        const folders = {HOME: profile, XDG_DATA_HOME: profile, XDG_CACHE_HOME: profile, XDG_CONFIG_HOME: profile};
        return run(browser, args, {env: {...folders, DISPLAY: display, GDK_BACKEND: 'x11'}, more: running});
      },
    });
  },
};

/** Xvfb chooses a display that is free, and says which. */
async function openScreen(program: string): Promise<{display: string; running: Running}> {
  const running = run(program, ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
  const deadline = Date.now() + DISPLAY_PATIENCE_MS;
  for (;;) {
    const number = /^(\d+)\n/m.exec(running.said())?.[1];
    if (number !== undefined) return {display: `:${number}`, running};
    if (Date.now() > deadline) {
      await running.end();
      throw new Error(`Xvfb gave no display: ${running.said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
