import { Problem } from '../base/api.js';
import { stream } from '../base/events.js';
import { parse } from '../base/python.js';
import { pause, pauseAfter } from '../base/retrying.js';
import { contestApi } from './addresses.js';
import { heard } from './clock.js';

const FINAL = [401, 403, 404];

/** The last event of each contest, so that nothing is missed between two pages of a contest. */
const places = new Map();

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
    let failures = 0;
    while (!signal.aborted) {
      try {
        const connected = () => tell('connected');
        const place = places.get(id) ?? '';
        for await (const event of stream(contestApi(id, '/events'), place, signal, connected)) {
          if (signal.aborted) {
            return; // The next page gets this event.
          }
          failures = 0;
          places.set(id, event.id);
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
        await pause(pauseAfter(failures++), signal);
      }
    }
  }

  return {
    /** The end of what is being shown of the events so far; set by the standings. */
    played: Promise.resolve(),
    on(event, listener) {
      (listeners[event] ??= []).push(listener);
    },
    start: follow,
  };
}
