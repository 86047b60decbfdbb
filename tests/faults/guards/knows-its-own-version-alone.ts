type Open = (this: IDBFactory, name: string, version?: number) => IDBOpenDBRequest;

/** Opens the store in the version that it was written for, and in no other. */
export function withoutGuard<T>(createOutbox: T): T {
  const open = Reflect.get(IDBFactory.prototype, 'open');
  const fussy: Open = function (name, version) {
    if (version === undefined) throw new DOMException('The store is of a later release.', 'VersionError');
    return open.call(this, name, version);
  };
  Reflect.set(IDBFactory.prototype, 'open', fussy);
  return createOutbox;
}
