import { Problem } from '../base/api.js';
import { stream } from '../base/events.js';
import { pause, pauseAfter } from '../base/retrying.js';
import { contestApi } from './calls.js';

const FINAL = [401, 403, 404];

/** The last event of each contest, so that nothing is missed between two pages of a contest. */
const places = new Map();

/**
 * What the server tells about a contest: `on(event, listener)` before `start()`. An event waits for
 * what the listeners do about the event before, such as a scene that is played. An event whose listener
 * fails comes again.
 */
export function liveContest(id, { signal, update }) {
  const listeners = [];
  const live = {
    /** Whether the connection broke. */
    isInterrupted: false,
    on: (name, listener) => listeners.push({ name, listener }),
    start,
  };

  function interrupted(isInterrupted) {
    live.isInterrupted = isInterrupted;
    update();
  }

  async function follow() {
    const events = contestApi(id, 'events');
    const connected = () => interrupted(false);
    for await (const event of stream(events, places.get(id) ?? '', signal, connected)) {
      if (signal.aborted) {
        return; // The next page gets this event.
      }
      for (const { listener } of listeners.filter(({ name }) => name === event.name)) {
        await listener(event.data);
      }
      places.set(id, event.id);
    }
  }

  async function start() {
    for (let failures = 0; !signal.aborted; failures++) {
      const place = places.get(id);
      const problem = await follow().catch((error) => error);
      if (signal.aborted || (problem instanceof Problem && FINAL.includes(problem.status))) {
        return;
      }
      // The server ends each stream after some minutes.
      interrupted(problem !== undefined);
      failures = places.get(id) === place ? failures : 0;
      await pause(pauseAfter(failures), signal);
    }
  }
  return live;
}
