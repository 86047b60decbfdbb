import localforage from 'localforage';
import type {ReviewItem} from '@haochaping/protocol/citizen';
import {ANSWER_MS, lead, requestOf} from './peer-rig.ts';

// It keeps and does not send: this is how pages usually send what it keeps.
const store = localforage.createInstance({name: 'reviews'});

lead({
  put: (item) => store.setItem(item.id, item),
  async drain() {
    for (const id of await store.keys()) {
      const item = await store.getItem<ReviewItem>(id);
      if (item === null) continue;
      const response = await fetch(requestOf(item), {signal: AbortSignal.timeout(ANSWER_MS)});
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      await store.removeItem(id);
    }
  },
  count: () => store.length(),
});
