import type {WechatApi} from '../wechat-api.ts';

type Request = Parameters<WechatApi['request']>[0];
type Answer = {readonly statusCode: number; readonly data: string; readonly header?: Record<string, string>};

const KB = 1024;
const LIMIT_KB = 10_240;
const LONGEST_KEY_BYTES = KB * KB;

/**
 * `wx` as its documentation describes it: every call answers later and by callback; a key takes 1 MB, all of them 10 MB; a request
 * succeeds with any status and fails without an answer.
 */
export class FakeWechat implements WechatApi {
  /** What lies in the storage, over restarts. */
  readonly kept: Map<string, string>;
  readonly requests: {readonly url: string; readonly header: Record<string, string>; readonly data: string}[] = [];
  /** Undefined: no line. */
  answer: ((url: string, data: string) => Answer | Promise<Answer>) | undefined;
  readonly #network = new Set<(status: {readonly isConnected: boolean}) => void>();
  readonly #shown = new Set<() => void>();
  readonly #hidden = new Set<() => void>();

  constructor(kept = new Map<string, string>()) {
    this.kept = kept;
  }

  setStorage: WechatApi['setStorage'] = ({key, data, success, fail}) => {
    this.#later(() => {
      const others = this.#size() - bytesOf(this.kept.get(key) ?? '');
      if (bytesOf(data) > LONGEST_KEY_BYTES) fail({errMsg: 'setStorage:fail:entry size limit reached'});
      else if (others + bytesOf(data) > LIMIT_KB * KB) fail({errMsg: 'setStorage:fail exceed storage max size 10Mb'});
      else {
        this.kept.set(key, data);
        success();
      }
    });
  };

  getStorage: WechatApi['getStorage'] = ({key, success, fail}) => {
    this.#later(() => {
      const data = this.kept.get(key);
      if (data === undefined) fail({errMsg: 'getStorage:fail data not found'});
      else success({data});
    });
  };

  removeStorage: WechatApi['removeStorage'] = ({key, success}) => {
    this.#later(() => {
      this.kept.delete(key);
      success();
    });
  };

  getStorageInfo: WechatApi['getStorageInfo'] = ({success}) => {
    this.#later(() =>
      success({keys: [...this.kept.keys()], currentSize: Math.ceil(this.#size() / KB), limitSize: LIMIT_KB}),
    );
  };

  request: WechatApi['request'] = ({url, header, data = '', success, fail}: Request) => {
    let over = false;
    const end = (tell: () => void): void => {
      if (!over) tell();
      over = true;
    };
    this.#later(() => {
      const {answer} = this;
      if (answer === undefined) {
        end(() => fail({errMsg: 'request:fail'}));
        return;
      }
      this.requests.push({url, header, data});
      void Promise.resolve(answer(url, data)).then((said) => end(() => success({header: {}, ...said})));
    });
    return {abort: () => end(() => fail({errMsg: 'request:fail abort'}))};
  };

  getUserCryptoManager: WechatApi['getUserCryptoManager'] = () => ({
    getRandomValues: ({length, success}) => {
      const bytes = new Uint8Array(length).map((_, index) => Math.floor(Math.random() * 256) ^ (index & 255));
      this.#later(() => success({randomValues: bytes.buffer}));
    },
  });

  onNetworkStatusChange: WechatApi['onNetworkStatusChange'] = (listener) => void this.#network.add(listener);
  offNetworkStatusChange: WechatApi['offNetworkStatusChange'] = (listener) => void this.#network.delete(listener);
  onAppShow: WechatApi['onAppShow'] = (listener) => void this.#shown.add(listener);
  offAppShow: WechatApi['offAppShow'] = (listener) => void this.#shown.delete(listener);
  onAppHide: WechatApi['onAppHide'] = (listener) => void this.#hidden.add(listener);
  offAppHide: WechatApi['offAppHide'] = (listener) => void this.#hidden.delete(listener);

  connect(): void {
    for (const listener of this.#network) listener({isConnected: true});
  }

  get listeners(): number {
    return this.#network.size + this.#shown.size + this.#hidden.size;
  }

  #later(answer: () => void): void {
    setTimeout(answer, 0);
  }

  #size(): number {
    let size = 0;
    for (const data of this.kept.values()) size += bytesOf(data);
    return size;
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
