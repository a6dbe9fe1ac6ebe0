/** What is done once more while the server cannot be reached or has too much to do. */

const PASSING = [0, 429, 503];
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 8_000;
const MOST_RETRIES = 5;

/** Whoever has to wait longer than this is told at once. */
const MOST_SECONDS = 30;

/**
 * The pause after so many failures before this one. It grows, and chance makes it shorter, so that
 * all who lost the same server do not come back at once.
 *
 * @param seconds how long the server wants nobody to come back
 */
export function pauseAfter(failures, seconds = 0, chance = Math.random()) {
  const most = Math.min(FIRST_PAUSE_MILLIS * 2 ** failures, LONGEST_PAUSE_MILLIS);
  return seconds * 1_000 + most * (0.5 + chance / 2);
}

/** Waits for a time, but no longer than until the browser is online again or until the signal. */
export async function pause(millis, signal) {
  const over = new AbortController();
  const { promise, resolve } = Promise.withResolvers();
  const timer = setTimeout(resolve, millis);
  addEventListener('online', resolve, { signal: over.signal });
  signal.addEventListener('abort', resolve, { signal: over.signal });
  await promise;
  clearTimeout(timer);
  over.abort();
}

/** Does the work, and does it again some times while it fails for a reason that passes. */
export async function persistently(work, signal, wait = pause) {
  for (let failures = 0;; failures++) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || failures === MOST_RETRIES || !passes(error)) {
        throw error;
      }
      await wait(pauseAfter(failures, error.retryAfter), signal);
      signal.throwIfAborted();
    }
  }
}

function passes({ status, retryAfter = 0 }) {
  return PASSING.includes(status) && retryAfter <= MOST_SECONDS;
}
