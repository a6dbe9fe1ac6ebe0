import { language, t } from '../base/language.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The largest unit that fits a time in milliseconds, and how many of it: `{n, unit}`. */
export function largestUnit(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  const [unit, length] = seconds < MINUTE
    ? ['seconds', 1]
    : seconds < HOUR
    ? ['minutes', MINUTE]
    : seconds < 2 * DAY
    ? ['hours', HOUR]
    : ['days', DAY];
  return { n: Math.floor(seconds / length), unit };
}

/** A time in milliseconds, in its largest unit. */
export function duration(millis) {
  const { n, unit } = largestUnit(millis);
  return t(`console.unit.${unit}`, { n });
}

/** The time from one moment to another. */
export function between(from, to) {
  return duration(Date.parse(to) - Date.parse(from));
}

/** The time of day. */
export function clock(moment) {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(new Date(moment));
}
