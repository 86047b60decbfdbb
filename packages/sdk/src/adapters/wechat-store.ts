import {SdkError} from '../errors.ts';
import type {Queue} from '../queue.ts';
import {queueOver} from '../queue-over.ts';
import type {OutboxStore, QueueLimits} from '../queue-over.ts';
import type {WechatFailure, WechatStorage} from './wechat-api.ts';

// All keys of a mini program together get 10 MB, and other parts of it need some; one key gets 1 MB, which no review reaches.
const LIMITS: QueueLimits = {maxItems: 5_000, maxBytes: 6_000_000};

const KB = 1024;

/**
 * The outbox in the storage of a mini program. One record is one key, so that one write is one review. Asynchronous throughout: the
 * calls with `Sync` stop the page while they write. What "written" means here is up to the platform, which may also empty the storage of
 * mini programs that were not used for long: the citizen should keep the receipt code.
 */
export function wechatOutbox(wx: WechatStorage, name: string, limits?: Partial<QueueLimits>): Queue {
  return queueOver(wechatStore(wx, `${name}/`), {...LIMITS, ...limits});
}

function wechatStore(wx: WechatStorage, prefix: string): OutboxStore {
  const info = (): Promise<{keys: readonly string[]; currentSize: number; limitSize: number}> =>
    new Promise((success, fail) => wx.getStorageInfo({success, fail: rejecting(fail)}));

  return {
    async all() {
      const {keys} = await info();
      const own = keys.filter((key) => key.startsWith(prefix));
      return Promise.all(
        own.map(async (key) => {
          const {data} = await new Promise<{readonly data: unknown}>((success, fail) =>
            wx.getStorage({key, success, fail: rejecting(fail)}),
          );
          return [key.slice(prefix.length), parse(data)] as const;
        }),
      );
    },

    async set(key, value) {
      const data = JSON.stringify(value);
      try {
        await new Promise<void>((success, fail) =>
          wx.setStorage({key: prefix + key, data, success, fail: rejecting(fail)}),
        );
      } catch (cause) {
        // The platform says why in words alone, which differ by release; its own figures do not.
        const {currentSize, limitSize} = await info();
        const full = currentSize * KB + data.length > limitSize * KB;
        throw new SdkError(full ? 'storage-full' : 'storage-failed', 'The storage of the mini program failed.', {
          cause,
        });
      }
    },

    remove: (key) =>
      new Promise((success, fail) => wx.removeStorage({key: prefix + key, success, fail: rejecting(fail)})),
  };
}

function rejecting(reject: (cause: Error) => void): (failure: WechatFailure) => void {
  return ({errMsg}) => reject(new Error(errMsg));
}

/** A record that cannot be read stays what it is, and is parked as such. */
function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return data;
  }
}
