import { deepStrictEqual, ok } from 'node:assert';
import { load } from '../../main/resources/web/app/contests/calls.js';
import { now } from '../../main/resources/web/app/contests/clock.js';
import { liveContest } from '../../main/resources/web/app/contests/live.js';

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
  const live = liveContest(id, { signal: visit.signal, update: () => {} });
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

Deno.test('an event waits for what is done about the event before', async () => {
  const visit = new AbortController();
  const live = liveContest('c', { signal: visit.signal, update: () => {} });
  const seen = [];
  const scene = Promise.withResolvers();
  live.on('clarification', ({ question }) => {
    seen.push(question);
    return question === 'one' ? scene.promise : visit.abort();
  });
  live.start();
  await rest();
  await answer(said(1, 'one') + said(2, 'two'));
  deepStrictEqual(seen, ['one']);
  scene.resolve();
  await rest();
  deepStrictEqual(seen, ['one', 'two']);
});

Deno.test('an event whose listener fails comes again', async () => {
  const visit = new AbortController();
  const live = liveContest('d', { signal: visit.signal, update: () => {} });
  live.on('clarification', ({ question }) => {
    if (question === 'fails') {
      throw new Error('no connection');
    }
  });
  live.start();
  await rest();
  await answer(said(1, 'works') + said(2, 'fails'));
  deepStrictEqual(live.isInterrupted, true);
  dispatchEvent(new Event('online'));
  await rest();
  deepStrictEqual(requests.pop().headers['Last-Event-ID'], '1');
  visit.abort();
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
