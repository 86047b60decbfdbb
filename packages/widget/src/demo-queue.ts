import type {EndpointState, Queue, StoredItem} from '@haochaping/sdk/outbox';

const FRESH: EndpointState = {answeredAt: 0, failures: 0, restUntil: 0, asked: false};

/**
 * Where the reviews of a demonstration lie until nobody takes them: with the page, and for this page alone. Less than the SDK's own queue in memory,
 * whose parts would have to be split off from what every page loads.
 */
export function demoQueue(): Queue {
  const items = new Map<string, StoredItem>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    put(item) {
      items.set(item.id, item);
      return Promise.resolve('stored');
    },
    records: () => Promise.resolve({items: [...items.values()], parked: []}),
    inTurn(_signal, work) {
      const mine = turn.then(() => work({endpoint: FRESH, unreadable: [], stillOurs: () => Promise.resolve(true)}));
      turn = mine.catch(() => undefined);
      return mine;
    },
    due: ({limit}) => Promise.resolve([...items.values()].slice(0, limit)),
    outlook: () => Promise.resolve({waiting: items.size, nextDueAt: undefined}),
    findByMark: () => Promise.resolve(undefined),
    settle(settled) {
      for (const one of settled) {
        if (one.do === 'keep') items.set(one.item.id, one.item);
        else items.delete(one.id);
      }
      return Promise.resolve(settled);
    },
    catalogue: () => Promise.resolve(undefined),
    keepCatalogue: () => Promise.resolve(undefined),
    noRoom: () => undefined,
    close: () => items.clear(),
  };
}
