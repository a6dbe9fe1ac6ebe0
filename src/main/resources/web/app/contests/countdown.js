import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { duration, minutesToSay, now, until } from './clock.js';

const TICK_MILLIS = 250;

/** The known time of the server may be wrong by this. */
const UNSURE_MILLIS = 1_000;

/**
 * A countdown to a time of the server. Calls `over` once when the time has surely come, unless it came
 * before.
 */
export function countdown(time, signal, over) {
  const node = element('span', { class: 'countdown', role: 'timer' });
  let target = time;
  let waiting = isComing();

  function isComing() {
    return until(target, now() - UNSURE_MILLIS) > 0;
  }

  function show() {
    const left = until(target);
    const text = durationText(left);
    if (node.textContent !== text) {
      node.textContent = text;
    }
    if (waiting && !isComing()) {
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
      waiting = isComing();
      show();
    },
  };
}

/**
 * Says to screen readers when the last minutes of a contest begin. `endsAt()` gives its end, which an
 * organiser may move.
 */
export function lastMinutes(endsAt, signal) {
  const node = element('p', { class: 'unseen', role: 'status' });
  let before = until(endsAt());
  const timer = setInterval(() => {
    const left = until(endsAt());
    const minutes = minutesToSay(before, left);
    before = left;
    if (minutes) {
      node.textContent = t('contests.minutesLeft', { n: minutes });
    }
  }, UNSURE_MILLIS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return node;
}

/** A duration in the words of the page's language. */
function durationText(millis) {
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
