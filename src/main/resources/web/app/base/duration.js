import { language } from './language.js';

/** The units of durations, with their lengths in milliseconds. */
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]];

/** A time in milliseconds, in the largest unit of which it has at least two. */
export function duration(millis) {
  const [unit, length] = UNITS.find(([, length]) => millis >= 2 * length) ?? UNITS.at(-1);
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(language(), options).format(Math.max(0, millis) / length);
}

/** The time from one moment to another. */
export function between(from, to) {
  return duration(Date.parse(to) - Date.parse(from));
}
