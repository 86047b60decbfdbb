/*
 * As much of `wx` as is used here, by the platform's documentation (https://developers.weixin.qq.com/miniprogram/dev/api/). `wx` of a
 * mini program fits without a cast.
 */

/** What a failed call says. */
export interface WechatFailure {
  readonly errMsg: string;
}

export interface WechatStorage {
  setStorage(call: {key: string; data: string; success: () => void; fail: (failure: WechatFailure) => void}): void;
  getStorage(call: {
    key: string;
    success: (result: {readonly data: unknown}) => void;
    fail: (failure: WechatFailure) => void;
  }): void;
  removeStorage(call: {key: string; success: () => void; fail: (failure: WechatFailure) => void}): void;
  /** Sizes in KB. */
  getStorageInfo(call: {
    success: (info: {
      readonly keys: readonly string[];
      readonly currentSize: number;
      readonly limitSize: number;
    }) => void;
    fail: (failure: WechatFailure) => void;
  }): void;
}

export interface WechatNetwork {
  request(call: {
    url: string;
    method: 'GET' | 'POST';
    header: Record<string, string>;
    data?: string;
    /** Anything but `json` leaves the answer as text. */
    dataType: string;
    responseType: 'text';
    /** Also for a 4xx and a 5xx. */
    success: (answer: {
      readonly statusCode: number;
      readonly data: unknown;
      readonly header: Readonly<Record<string, unknown>>;
    }) => void;
    fail: (failure: WechatFailure) => void;
  }): {abort(): void};
}

export interface WechatLife {
  onNetworkStatusChange(listener: (status: {readonly isConnected: boolean}) => void): void;
  offNetworkStatusChange(listener: (status: {readonly isConnected: boolean}) => void): void;
  onAppShow(listener: () => void): void;
  offAppShow(listener: () => void): void;
  onAppHide(listener: () => void): void;
  offAppHide(listener: () => void): void;
}

export interface WechatRandomness {
  getUserCryptoManager(): {
    getRandomValues(call: {
      length: number;
      success: (result: {readonly randomValues: ArrayBuffer}) => void;
      fail: (failure: WechatFailure) => void;
    }): void;
  };
}

export type WechatApi = WechatStorage & WechatNetwork & WechatLife & WechatRandomness;
