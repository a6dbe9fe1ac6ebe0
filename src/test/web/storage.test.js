import { deepStrictEqual } from 'node:assert';
import { forget, load, save } from '../../main/resources/web/app/base/storage.js';

/** Like the storage of a browser, but with room for a few characters only. */
const stored = new Map();
Object.defineProperty(globalThis, 'localStorage', {
  value: {
    getItem: (key) => stored.get(key) ?? null,
    setItem(key, text) {
      if (text.length > 10) {
        throw new Error('no room');
      }
      stored.set(key, text);
    },
    removeItem: (key) => stored.delete(key),
  },
});

Deno.test('a text for which there was no room is newer than the stored one', () => {
  deepStrictEqual(save('draft', 'short'), true);
  deepStrictEqual(save('draft', 'much too long for it'), false);
  deepStrictEqual(load('draft'), 'much too long for it');
  deepStrictEqual(save('draft', 'shorter'), true);
  deepStrictEqual(load('draft'), 'shorter');
  forget('draft');
  deepStrictEqual(load('draft'), null);
});
