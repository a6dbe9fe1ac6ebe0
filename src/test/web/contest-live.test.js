import { deepStrictEqual, ok } from 'node:assert';
import { SESSION_KEY } from '../../main/resources/web/app/base/session.js';
import { save } from '../../main/resources/web/app/base/storage.js';
import { ownChanges } from '../../main/resources/web/app/contests/contest/own-state.js';
import { now } from '../../main/resources/web/app/contests/clock.js';
import { liveContest } from '../../main/resources/web/app/contests/live.js';
import { load } from '../../main/resources/web/app/contests/loading.js';

/** The requests that wait for an answer. */
const requests = [];
globalThis.fetch = (path, { headers }) =>
  new Promise((resolve) => requests.push({ path, headers, resolve }));

/** Lets what is ready happen. */
const rest = () => new Promise((resolve) => setTimeout(resolve));

async function answer(body, request = requests.pop()) {
  request.resolve(new Response(body));
  await rest();
  return request;
}

/** A page that follows a contest: what it heard, and its end. */
async function page(id) {
  const visit = new AbortController();
  const heard = [];
  const live = liveContest(id, visit.signal);
  live.on('clarification', ({ question }) => {
    heard.push(question);
    if (question === 'last') {
      visit.abort();
    }
  });
  live.start();
  await rest();
  return { heard, end: () => visit.abort() };
}

function said(id, question) {
  return `id: ${id}\nevent: clarification\ndata: ${JSON.stringify({ question })}\n\n`;
}

Deno.test('the next page of a contest goes on where the one before ended', async () => {
  const first = await page('a');
  const { headers } = await answer(said(7, 'one') + said(8, 'last') + said(9, 'unheard'));
  deepStrictEqual(headers['Last-Event-ID'], undefined);
  deepStrictEqual(first.heard, ['one', 'last']);
  const second = await page('a');
  const again = await answer(said(9, 'unheard'));
  deepStrictEqual(again.headers['Last-Event-ID'], '8');
  deepStrictEqual(second.heard, ['unheard']);
  second.end();
  const other = await page('b');
  deepStrictEqual((await answer('')).headers['Last-Event-ID'], undefined);
  other.end();
  await rest();
});

/** Events of the own row, and the submissions that were shown. */
function ownRow() {
  save(SESSION_KEY, JSON.stringify({ token: 'x', name: 'Ada' }));
  const shown = [];
  let listener;
  const live = { on: (_, given) => (listener = given) };
  const { signal } = new AbortController();
  ownChanges({ id: 'a', registered: true }, live, signal, (found) => shown.push(found[0].id));
  const change = async (tries) => {
    listener({ rows: [{ player: 'ada', cells: [{ tries }] }] });
    await rest();
    return requests.pop();
  };
  return { shown, change };
}

const list = (id) => JSON.stringify({ items: [{ id, kind: 'SUBMISSION' }], next: null });

Deno.test('an older answer never replaces a newer one', async () => {
  const { shown, change } = ownRow();
  const [older, newer] = [await change(1), await change(2)];
  await answer(list('new'), newer);
  await answer(list('old'), older);
  deepStrictEqual(shown, ['new']);
});

Deno.test('a failed fetch is tried again at the next event of the same row', async () => {
  const { shown, change } = ownRow();
  const failed = await change(1);
  failed.resolve(new Response('{}', { status: 503 }));
  await rest();
  await answer(list('found'), await change(1));
  deepStrictEqual(shown, ['found']);
  deepStrictEqual(await change(1), undefined);
});

Deno.test('a body that the browser had does not set the clock', async () => {
  const loading = load('/api/contests/a');
  await rest();
  const old = JSON.stringify({ now: '2020-01-01T00:00:00Z' });
  const headers = { Date: new Date().toUTCString() };
  requests.pop().resolve(new Response(old, { headers }));
  await loading;
  ok(Math.abs(now() - Date.now()) < 5_000);
});
