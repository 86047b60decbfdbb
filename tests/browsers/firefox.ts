import fs from 'node:fs';
import path from 'node:path';
import {type Engine, findProgram, run} from './running.ts';

const preferences = (proxy: URL): Readonly<Record<string, string | number | boolean>> => ({
  'network.proxy.type': 1,
  'network.proxy.http': proxy.hostname,
  'network.proxy.http_port': Number(proxy.port),
  'network.proxy.ssl': proxy.hostname,
  'network.proxy.ssl_port': Number(proxy.port),
  'network.proxy.no_proxies_on': '127.0.0.1',
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.disabledForTesting': true,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // The plain-http page is one of a network and the server one of this machine: there would be a question to the user.
  'network.lna.enabled': false,
});

/** Firefox ESR as Debian has it. */
export const firefox: Engine = {
  name: 'Firefox ESR',
  userAgent: 'Firefox/',
  prepare() {
    const program = findProgram('firefox-esr');
    if (program === undefined) {
      return Promise.resolve({missing: 'There is no firefox-esr', install: 'apt-get install -y firefox-esr'});
    }
    return Promise.resolve({
      start: ({address, proxy, profile}) => {
        const lines = Object.entries(preferences(proxy)).map(
          ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
        );
        fs.writeFileSync(path.join(profile, 'user.js'), lines.join(''));
        const args = ['--headless', '--no-remote', '--profile', profile, address];
        return Promise.resolve(run(program, args, {env: {HOME: profile}}));
      },
    });
  },
};
