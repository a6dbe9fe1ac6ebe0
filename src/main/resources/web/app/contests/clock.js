import { AsyncDirective, directive } from 'lit-html/async-directive.js';
import { language, t } from '../base/language.js';
import { classes, h } from '../base/view.js';

/** The server's time, and what is shown of it. The clock of a player's computer may be wrong. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const TICK_MILLIS = 250;
/** From this time on, a countdown shows days. */
const LONG_HOURS = 48;
/** The last minutes that screen readers say. */
const TO_SAY = [30, 10, 5, 1];

/** How many milliseconds the server's clock is ahead of this computer's. */
let ahead = 0;

/**
 * Sets the clock by a time that the server has just said. A time in whole seconds corrects only a
 * clock that is wrong by more than that.
 */
export function heard(serverTime, here = Date.now()) {
  const found = Date.parse(serverTime) - here;
  if (Math.abs(found - ahead) >= SECOND) {
    ahead = found;
  }
}

/** The server's time in milliseconds. */
export function now() {
  return Date.now() + ahead;
}

/** Milliseconds until a time; never less than 0. */
export function until(time) {
  return Math.max(0, Date.parse(time) - now());
}

/** Draws again and again what depends on the time. */
export const ticking = directive(
  class extends AsyncDirective {
    render(draw) {
      this.draw = () => h`${draw()}`;
      this.timer ??= setInterval(() => this.setValue(this.draw()), TICK_MILLIS);
      return this.draw();
    }

    disconnected() {
      clearInterval(this.timer);
    }
  },
);

/** A countdown to a time of the server. */
export function countdown(time) {
  return h`<span class="countdown" role="timer">${ticking(() => leftText(until(time)))}</span>`;
}

/** A time that is left, rounded up, so that 0 is shown only when the time is over. */
export function leftText(millis) {
  const all = Math.ceil(millis / SECOND);
  const hours = Math.floor(all / 3_600);
  return hours < LONG_HOURS
    ? durationText('digital', { hours, minutes: Math.floor(all / 60) % 60, seconds: all % 60 })
    : durationText('long', { days: Math.floor(hours / 24), hours: hours % 24 });
}

function durationText(style, duration) {
  return new Intl.DurationFormat(language(), { style }).format(duration);
}

/** What is said of the time that is left, while one of the last minutes begins. */
export function minutesToSay(left) {
  const n = Math.ceil(left / MINUTE);
  return TO_SAY.includes(n) && t('contests.minutesLeft', { n });
}

/** The state of a contest with its countdown. */
export function counting({ state, startsAt, endsAt, frozen }) {
  if (state === 'ENDED') {
    return h`<p class=${classes('counting', frozen && 'mark-frozen')}>
      ${frozen ? t('contests.waitsForUnfreezing') : t('contests.state.ENDED')}
    </p>`;
  }
  return state === 'UPCOMING'
    ? h`<p class="counting">${t('contests.startsIn')} ${countdown(startsAt)}</p>`
    : h`<p class="counting">${t('contests.endsIn')} ${countdown(endsAt)}</p>`;
}

/** How long a contest lasts, in hours and minutes. */
export function lasts(from, to) {
  const all = Math.ceil((Date.parse(to) - Date.parse(from)) / MINUTE);
  const time = { hours: Math.floor(all / 60), minutes: all % 60 };
  return t('contests.lasts', { duration: durationText('short', time) });
}
