/** A time in UTC for people, such as "2026-11-28 12:30 UTC". */
export function utcText(time) {
  return time ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : '';
}

/** The next whole hour that is at least a day away, where a new contest begins at first. */
export function firstStart(now) {
  const HOUR = 3_600_000;
  return new Date(Math.ceil(now / HOUR) * HOUR + 24 * HOUR).toISOString();
}
