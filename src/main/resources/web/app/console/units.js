import { language } from '../base/language.js';

/** The units of durations, with their lengths in seconds and the least number that is written. */
const UNITS = [['day', 86_400, 2], ['hour', 3_600, 1], ['minute', 60, 1], ['second', 1, 0]];

/** The largest unit that fits a time in milliseconds, and how many of it: `{n, unit}`. */
export function largestUnit(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const [unit, length] = UNITS.find(([, length, least]) => seconds >= least * length);
  return { n: Math.floor(seconds / length), unit };
}

/** A time in milliseconds, in its largest unit. */
export function duration(millis) {
  const { n, unit } = largestUnit(millis);
  const format = { style: 'unit', unit, unitDisplay: 'short' };
  return new Intl.NumberFormat(language(), format).format(n);
}

/** The time from one moment to another. */
export function between(from, to) {
  return duration(Date.parse(to) - Date.parse(from));
}

/** The time of day. */
export function clock(moment) {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(moment));
}
