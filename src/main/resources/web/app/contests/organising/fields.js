/** A list with one item at another place; places outside of the list are its ends. */
export function moved(list, from, to) {
  const place = Math.min(Math.max(to, 0), list.length - 1);
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(place, 0, list[from]);
}

/** The label of a place: A to Z, then AA, AB … */
export function labelOf(place) {
  const letter = String.fromCharCode(65 + place % 26);
  return place < 26 ? letter : labelOf(Math.floor(place / 26) - 1) + letter;
}

const PUZZLE = /^puzzles(?:\[(\d+)\]|\.(\d+))?(?:\.?(\w+))?$/;

/**
 * Where the violations of the server belong: `{fields: {name: [message…]}, puzzles: [[message…]…]}`,
 * the latter by the place of the puzzle.
 */
export function faultPlaces(violations) {
  const fields = {};
  const puzzles = [];
  for (const { field, message } of violations) {
    const [, bracket, dot] = PUZZLE.exec(field) ?? [];
    const place = bracket ?? dot;
    if (place !== undefined) {
      (puzzles[Number(place)] ??= []).push(message);
    } else {
      (fields[field] ??= []).push(message);
    }
  }
  return { fields, puzzles };
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
