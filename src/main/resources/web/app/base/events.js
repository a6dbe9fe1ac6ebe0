import { get, Problem, send } from './api.js';
import { parse } from './python.js';
import { pause, pauseAfter } from './retrying.js';

/** The server sends a heartbeat every few seconds. After a longer silence the connection is dead. */
const SILENCE_MILLIS = 15_000;

/**
 * Follows a submission until its verdict and, if a counter-example is searched, until the end of that
 * search; see `followUntil`.
 */
export async function follow(id, tell, signal) {
  const isOver = ({ state, searching }) => state === 'JUDGED' && !searching;
  const isLast = (event, data) => event === 'judged' ? isOver(data) : event === 'counterexample';
  const address = `/api/submissions/${id}`;
  const events = `${address}/events?counterexample=true`;
  await followUntil({ address, events, last: 'judged', isLast, isOver }, tell, signal);
}

/**
 * Follows what an address tells until its last event, and connects again when the connection breaks.
 * Calls `tell(event, data)` for the server's events, with "opened" when a stream starts from its
 * beginning, with "interrupted" when it breaks, and with "resumed" when it goes on. (EventSource
 * cannot send the Authorization header.)
 *
 * @param address of what is followed
 * @param events the address of the events, if they are not at `/events` below it
 * @param last the name of the event whose data is what the address shows at the end
 * @param isLast whether an event with its data is the last one, if not only `last` is
 * @param isOver whether what the address shows is the end
 */
export async function followUntil(what, tell, signal) {
  const { address, events = `${address}/events`, last, isOver } = what;
  const { isLast = (event) => event === last } = what;
  let lastId = '';
  let failures = 0;
  for (;;) {
    try {
      if (lastId === '') {
        tell('opened');
      }
      const connected = () => lastId !== '' && tell('resumed');
      for await (const event of stream(events, lastId, signal, connected)) {
        failures = 0;
        lastId = event.id;
        tell(event.name, event.data);
        if (isLast(event.name, event.data)) {
          return;
        }
      }
    } catch (error) {
      giveUpIfFinal(error, signal);
    }
    tell('interrupted');
    const found = await look(address, signal);
    if (found && isOver(found)) {
      tell(last, found);
      return;
    }
    await pause(pauseAfter(failures++), signal);
    signal.throwIfAborted();
  }
}

/** Throws when a new try cannot succeed: no permission (401, 403) or nothing is there (404). */
function giveUpIfFinal(error, signal) {
  if (signal.aborted || (error instanceof Problem && [401, 403, 404].includes(error.status))) {
    throw error;
  }
}

async function look(address, signal) {
  try {
    return await get(address, signal);
  } catch (error) {
    giveUpIfFinal(error, signal);
    return null;
  }
}

/** The events of one connection: `{id, name, data}`, where id is the last id that the server sent. */
export async function* stream(path, lastId, signal, connected) {
  const headers = { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) };
  const response = await send('GET', path, { headers, signal });
  connected();
  let id = lastId;
  for await (const block of blocks(response.body)) {
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/, 2)));
    id = fields.id ?? id;
    if (fields.data) {
      yield { id, name: fields.event ?? 'message', data: parse(fields.data) };
    }
  }
}

/** The blocks of lines between empty lines. The server writes the data of an event in one line. */
async function* blocks(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readSoon(reader);
      if (done) {
        return;
      }
      const parts = (rest + value).split('\n\n');
      rest = parts.pop();
      yield* parts;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

async function readSoon(reader) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the stream is silent')), SILENCE_MILLIS);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } finally {
    clearTimeout(timer);
  }
}
