import { Problem } from '../base/api.js';
import { stream } from '../base/events.js';
import { parse } from '../base/python.js';
import { contestApi } from './addresses.js';
import { heard } from './clock.js';

const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 8_000;
const FINAL = [401, 403, 404];

/**
 * What the server tells about a contest: `on(event, listener)` before `start()`. Besides the events of
 * the server there are "connected", at each connection, when a listener fetches what it shows, and
 * "interrupted". The events end with the signal.
 */
export function liveContest(id, signal) {
  const listeners = {};

  function tell(event, data) {
    for (const listener of listeners[event] ?? []) {
      listener(data);
    }
  }

  async function follow() {
    let lastId = '';
    let failures = 0;
    while (!signal.aborted) {
      try {
        const connected = () => tell('connected');
        for await (const event of stream(contestApi(id, '/events'), lastId, signal, connected)) {
          failures = 0;
          lastId = event.id;
          const data = parse(event.data);
          heard(data.now);
          tell(event.name, data);
        }
      } catch (error) {
        if (error instanceof Problem && FINAL.includes(error.status)) {
          return;
        }
      }
      if (!signal.aborted) {
        tell('interrupted');
        await pause(Math.min(FIRST_PAUSE_MILLIS * 2 ** failures++, LONGEST_PAUSE_MILLIS), signal);
      }
    }
  }

  return {
    /** The end of what is being shown of the events so far; set by the standings. */
    played: Promise.resolve(),
    on(event, listener) {
      (listeners[event] ??= []).push(listener);
    },
    start() {
      follow();
    },
  };
}

/** Waits for a time, or until the signal. All who lost the same server do not come back at once. */
function pause(most, signal) {
  const millis = most * (0.5 + Math.random() / 2);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
