import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { duration, until } from './clock.js';

const TICK_MILLIS = 250;

/**
 * A countdown to a time of the server. Calls `over` once when the time has come, unless it came
 * before.
 */
export function countdown(time, signal, over) {
  const node = element('span', { class: 'countdown', role: 'timer' });
  let target = time;
  let waiting = until(target) > 0;

  function show() {
    const left = until(target);
    const text = durationText(left);
    if (node.textContent !== text) {
      node.textContent = text;
    }
    if (waiting && left === 0) {
      waiting = false;
      over?.();
    }
  }

  show();
  const timer = setInterval(show, TICK_MILLIS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return {
    node,
    /** The time has changed. */
    move(later) {
      target = later;
      waiting = until(target) > 0;
      show();
    },
  };
}

/** A duration in the words of the page's language. */
export function durationText(millis) {
  const { clock, days, hours } = duration(millis);
  return clock ?? t('contests.daysHours', { n: days, hours });
}

/** How long a contest lasts, in hours and minutes. */
export function lengthText(from, to) {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  if (values.hours === 0) {
    return t('contests.length.minutes', values);
  }
  return values.minutes === 0
    ? t('contests.length.hours', values)
    : t('contests.length.both', values);
}

/** Facts in a line, each in an element of its own. */
export function facts(kind, ...all) {
  return element(
    'p',
    { class: kind },
    all.filter(Boolean).map((one) => typeof one === 'string' ? element('span', {}, one) : one),
  );
}
