/** The server's time. The clock of a player's computer may be wrong by minutes. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many milliseconds the server's clock is ahead of this computer's. */
let ahead = 0;

/**
 * Sets the clock by a time that the server has just said. A time in whole seconds corrects only a
 * clock that is wrong by more than that.
 */
export function heard(serverTime, here = Date.now()) {
  const found = Date.parse(serverTime) - here;
  if (Number.isFinite(found) && Math.abs(found - ahead) >= SECOND) {
    ahead = found;
  }
}

/** The server's time in milliseconds. */
export function now() {
  return Date.now() + ahead;
}

/** Milliseconds until a time; never less than 0. */
export function until(time, from = now()) {
  return Math.max(0, Date.parse(time) - from);
}

/**
 * A duration in whole seconds, rounded up, so that 0 is shown only when the time is over: as
 * `{days, hours}` from two days on, and as `{clock}` below, such as "26:05:09" or "05:09".
 */
export function duration(millis) {
  const rounded = Math.ceil(millis / SECOND) * SECOND;
  if (rounded >= 2 * DAY) {
    return { days: Math.floor(rounded / DAY), hours: Math.floor(rounded % DAY / HOUR) };
  }
  const two = (amount) => String(Math.floor(amount)).padStart(2, '0');
  const rest = `${two(rounded % HOUR / MINUTE)}:${two(rounded % MINUTE / SECOND)}`;
  return { clock: rounded >= HOUR ? `${Math.floor(rounded / HOUR)}:${rest}` : rest };
}
