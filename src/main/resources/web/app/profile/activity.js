import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { dateText, later, weekday } from './dates.js';

const WEEKS = 53;
const MOVES = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
/** The least accepted submissions of each shade. */
const SHADES = [1, 2, 4, 7];

/** A year as a grid: a column for each week, a row for each day of the week. */
export function activity({ activity: days, today }, update) {
  const monday = later(today, -weekday(today) - 7 * (WEEKS - 1));
  const first = later(today, -364);
  const known = new Map(days.map((day) => [day.date, day]));
  const isShown = (date) => first <= date && date <= today;
  /** One day can be reached with the Tab key, the others from there with the arrow keys. */
  let here = today;
  let shown = null;

  const textOf = (date) => dayText(known.get(date) ?? { date, accepted: 0, submissions: 0 });

  function move(event) {
    const target = { Home: first, End: today }[event.key] ?? later(here, MOVES[event.key] ?? 0);
    if (target !== here && isShown(target)) {
      event.preventDefault();
      event.currentTarget.querySelector(`[data-date="${target}"]`).focus();
    }
  }
  function look({ type, target }) {
    const { date } = target.dataset;
    if (date) {
      shown = date;
      here = type === 'focusin' ? date : here;
      update();
    }
  }

  function cell(date) {
    if (!isShown(date)) {
      return h`<td></td>`;
    }
    const { accepted = 0, submissions = 0 } = known.get(date) ?? {};
    const shade = SHADES.filter((least) => accepted >= least).length;
    const kind = accepted === 0 && submissions > 0 ? 'tried' : `shade-${shade}`;
    return h`<td class="day ${kind}" role="gridcell" tabindex=${date === here ? 0 : -1}
      data-date=${date} aria-label=${textOf(date)}></td>`;
  }
  /** A month is named above the week of its first day. */
  const month = (_, week) => {
    const sunday = later(monday, 7 * week + 6);
    const isFirst = Number(sunday.slice(-2)) <= 7;
    return h`<td><span>${isFirst && dateText(sunday, { month: 'short' })}</span></td>`;
  };
  const row = (day) => {
    const cells = Array.from({ length: WEEKS }, (_, week) => cell(later(monday, 7 * week + day)));
    const name = (style) => dateText(later(monday, day), { weekday: style });
    return h`<tr>
      <th scope="row" aria-label=${name('long')}><span>${name('short')}</span></th>${cells}
    </tr>`;
  };

  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  const active = days.filter((day) => day.accepted > 0).length;
  return () =>
    h`<p>
      ${t('profile.yearAccepted', { n: accepted })} ${t('profile.yearDays', { n: active })}
    </p>
    <div class="calendar-frame">
      <table class="calendar" role="grid" aria-label=${t('profile.activity')}
        @keydown=${move} @focusin=${look} @pointerover=${look}>
        <thead aria-hidden="true"><tr><td></td>${Array.from({ length: WEEKS }, month)}</tr></thead>
        <tbody>${Array.from({ length: 7 }, (_, day) => row(day))}</tbody>
      </table>
    </div>
    <p class="about-day quiet small" aria-hidden="true">${shown && textOf(shown)}</p>
    ${legend()}`;
}

function dayText({ date, accepted, submissions }) {
  const what = submissions === 0
    ? t('profile.nothing')
    : t('profile.acceptedOf', { accepted, n: submissions });
  return `${dateText(date, { dateStyle: 'long' })}: ${what}`;
}

function legend() {
  const shades = [0, ...SHADES.keys().map((i) => i + 1)];
  return h`<p class="legend quiet small" aria-hidden="true">
    ${t('profile.less')} ${shades.map((shade) => h`<span class="day shade-${shade}"></span>`)}
    ${t('profile.more')} <span class="day tried"></span> ${t('profile.tried')}
  </p>`;
}
