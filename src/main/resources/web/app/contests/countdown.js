import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { duration, now, until } from './clock.js';

const TICK_MILLIS = 250;

/** The known time of the server may be wrong by this. */
const UNSURE_MILLIS = 1_000;

/**
 * A countdown to a time of the server. Calls `over` once when the time has surely come, unless it came
 * before.
 */
export function countdown(time, signal, over) {
  const node = document.createElement('span');
  node.className = 'countdown';
  node.role = 'timer';
  let target = time;
  let waiting = isComing();

  function isComing() {
    return until(target, now() - UNSURE_MILLIS) > 0;
  }

  function show() {
    const text = durationText(until(target));
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

/** The state of a contest with its countdown. Call it once for each page. */
export function counting({ state, startsAt, endsAt, frozen }, signal, over) {
  if (state === 'ENDED') {
    return frozen
      ? h`<p class="counting mark-frozen">${t('contests.waitsForUnfreezing')}</p>`
      : h`<p class="counting">${t('contests.state.ENDED')}</p>`;
  }
  const [text, time] = state === 'UPCOMING'
    ? [t('contests.startsIn'), startsAt]
    : [t('contests.endsIn'), endsAt];
  return h`<p class="counting">${text} ${countdown(time, signal, over).node}</p>`;
}

/** A duration in the words of the page's language. */
function durationText(millis) {
  const { clock, days, hours } = duration(millis);
  return clock ?? t('contests.daysHours', { n: days, hours });
}

/** How long a contest lasts, in hours and minutes. */
export function lasts(from, to) {
  const all = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const form = hours === 0 ? 'minutes' : minutes === 0 ? 'hours' : 'both';
  return t('contests.lasts', { duration: t(`contests.length.${form}`, { hours, minutes }) });
}

/** Facts in a line. */
export function facts(kind, ...all) {
  return h`<p class=${kind}>${all.filter(Boolean).map((one) => h`<span>${one}</span>`)}</p>`;
}
