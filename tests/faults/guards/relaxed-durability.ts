type Begin = (
  this: IDBDatabase,
  names: string[],
  mode: IDBTransactionMode,
  options?: IDBTransactionOptions,
) => IDBTransaction;

/** Leaves it to the browser when what it wrote reaches the disk. */
export function withoutGuard<T>(createOutbox: T): T {
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as Begin;
  const relaxed: Begin = function (names, mode) {
    return begin.call(this, names, mode, {durability: 'relaxed'});
  };
  Reflect.set(IDBDatabase.prototype, 'transaction', relaxed);
  return createOutbox;
}
