import { deepStrictEqual } from 'node:assert';
import { pauseAfter, persistently } from '../../main/resources/web/app/base/retrying.js';

const { signal } = new AbortController();

/** Work that fails in these ways, one after the other, and then succeeds; and how it went. */
async function tried(failures, until = signal, onWait = () => {}) {
  const left = [...failures];
  const waits = [];
  const work = () => left.length > 0 ? Promise.reject(left.shift()) : Promise.resolve('done');
  const wait = (millis) => {
    waits.push(millis);
    onWait();
    return Promise.resolve();
  };
  const result = await persistently(work, until, wait).catch((error) => error);
  return { result, tries: failures.length - left.length, waits };
}

Deno.test('the pauses grow up to a longest one, and chance makes them shorter', () => {
  const longest = [0, 1, 2, 3, 4, 5, 99].map((failures) => pauseAfter(failures, 0, 1));
  deepStrictEqual(longest, [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  deepStrictEqual(pauseAfter(0, 0, 0), 250);
  deepStrictEqual(pauseAfter(0, 2, 0), 2_250);
});

Deno.test('a failure that passes is waited for', async () => {
  const { result, waits } = await tried([{ status: 0 }, { status: 503, retryAfter: 2 }]);
  deepStrictEqual(result, 'done');
  deepStrictEqual(waits.map((millis) => millis > 2_000), [false, true]);
});

Deno.test('a failure that does not pass is told at once', async () => {
  for (const failure of [{ status: 404 }, new Error('no'), { status: 429, retryAfter: 600 }]) {
    deepStrictEqual(await tried([failure]), { result: failure, tries: 1, waits: [] });
  }
});

Deno.test('a failure that lasts is told after some tries', async () => {
  const { result, tries } = await tried(Array(9).fill({ status: 503 }));
  deepStrictEqual([result, tries], [{ status: 503 }, 6]);
});

Deno.test('nothing is tried after the signal', async () => {
  const visit = new AbortController();
  const { tries } = await tried([{ status: 0 }, { status: 0 }], visit.signal, () => visit.abort());
  deepStrictEqual(tries, 1);
  deepStrictEqual((await tried([{ status: 0 }], visit.signal)).waits, []);
});
