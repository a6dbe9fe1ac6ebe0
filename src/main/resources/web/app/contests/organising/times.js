/** Times of a form: `datetime-local` fields are in the zone of this computer, the server's in UTC. */

/** A time of the server as a field has it, such as "2026-11-28T14:30". */
export function toField(time) {
  if (!time) {
    return '';
  }
  const date = new Date(time);
  const two = (amount) => String(amount).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time of a field in UTC; null if there is none. */
export function fromField(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

/** A time in UTC for people, such as "2026-11-28 12:30 UTC". */
export function utcText(time) {
  return time ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : '';
}

/** The next whole hour that is at least a day away, where a new contest begins at first. */
export function firstStart(now) {
  const HOUR = 3_600_000;
  return new Date(Math.ceil(now / HOUR) * HOUR + 24 * HOUR).toISOString();
}
