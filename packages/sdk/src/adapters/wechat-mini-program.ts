import {assembleClient} from '../client.ts';
import type {Client, ClientOptions} from '../contract.ts';
import {DEFAULT_STORAGE_NAME} from '../defaults.ts';
import * as delivery from '../delivery.ts';
import * as rules from '../rules.ts';
import type {WechatApi} from './wechat-api.ts';
import {wechatFetch} from './wechat-fetch.ts';
import {provideGlobals} from './wechat-globals.ts';
import {wechatOutbox} from './wechat-store.ts';

export type {WechatApi} from './wechat-api.ts';
export {wechatFetch} from './wechat-fetch.ts';
export {wechatOutbox} from './wechat-store.ts';

/** Without what only a page of a browser has. Contacts are not sealed here and so are left out, and the citizen is told. */
export type MiniProgramOptions = Omit<
  ClientOptions,
  'fetch' | 'outbox' | 'backgroundSync' | 'sharedDevice' | 'sealingFingerprint'
>;

const AFTER_START_MS = 200;

/**
 * The client of a WeChat mini program: reviews lie in `wx` storage and go out by `wx.request`, as soon as the network or the mini program
 * comes back. Rejects when the platform gives no random bytes (base library before 2.17.3).
 */
export async function createMiniProgramClient(wx: WechatApi, options: MiniProgramOptions): Promise<Client> {
  await provideGlobals(wx);
  const {storageName = DEFAULT_STORAGE_NAME, limits} = options;
  const notHere = (): Promise<never> => Promise.reject(new Error('Mini programs do not have this part.'));
  return assembleClient(
    {...options, fetch: wechatFetch(wx), outbox: wechatOutbox(wx, storageName, limits)},
    {
      delivery: () => Promise.resolve(delivery),
      rules: () => Promise.resolve(rules),
      // Late: it hashes, and what hashes wants the globals as soon as it is loaded.
      export: () => import('../export.ts'),
      seal: notHere,
      onWake(wake) {
        const online = ({isConnected}: {readonly isConnected: boolean}): void => {
          if (isConnected) wake('online');
        };
        const shown = (): void => wake('visible');
        const hidden = (): void => wake('hidden');
        wx.onNetworkStatusChange(online);
        wx.onAppShow(shown);
        wx.onAppHide(hidden);
        return () => {
          wx.offNetworkStatusChange(online);
          wx.offAppShow(shown);
          wx.offAppHide(hidden);
        };
      },
      whenIdle(work) {
        const timer = setTimeout(work, AFTER_START_MS);
        return () => clearTimeout(timer);
      },
    },
  );
}
