import { language } from '../base/language.js';

/** Dates without a time, such as "2026-11-28". They are the same in every time zone. */

const DAY = 24 * 60 * 60 * 1000;

/** The date that is some days later. */
export function later(date, days) {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The place of a date in its week: 0 is Monday. */
export function weekday(date) {
  return (new Date(date).getUTCDay() + 6) % 7;
}

/** The formats that were used, since to make one takes longer than to draw a day. */
const formats = new Map();

/** A date in the words of the page's language; see Intl.DateTimeFormat for the options. */
export function dateText(date, options) {
  const key = language() + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }));
  }
  return formats.get(key).format(new Date(date));
}
