import {SdkError} from './errors.ts';

/** What the promise brings, or `storage-timeout` after that time. `onTimeout` may stop what nobody waits for any more. */
export function withTimeLimit<T>(promise: Promise<T>, limitMs: number, onTimeout?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onTimeout?.();
      reject(new SdkError('storage-timeout', `No answer within ${limitMs} ms.`));
    }, limitMs);
    void promise.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
