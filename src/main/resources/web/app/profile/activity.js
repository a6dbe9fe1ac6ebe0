import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { dateText, later, weekday } from './dates.js';

const WEEKS = 53;
const MOVES = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
};
/** The least accepted submissions of each shade. */
const SHADES = [1, 2, 4, 7];

/** A year as a grid: a column for each week, a row for each day of the week. */
export function activity({ activity: days, today }) {
  const monday = later(today, -weekday(today) - 7 * (WEEKS - 1));
  const first = later(today, -364);
  const known = new Map(days.map((day) => [day.date, day]));
  const cells = new Map();
  // Screen readers say what the day itself says.
  const about = element('p', { class: 'about-day quiet small', 'aria-hidden': 'true' });
  const rows = Array.from({ length: 7 }, (_, day) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, weekdayName(later(monday, day))),
      Array.from({ length: WEEKS }, (_, week) => {
        const date = later(monday, 7 * week + day);
        if (date < first || date > today) {
          return element('td');
        }
        const cell = dayCell(known.get(date) ?? { date, accepted: 0, submissions: 0 });
        cells.set(date, cell);
        return cell;
      }),
    ));
  const table = element(
    'table',
    { class: 'calendar', role: 'grid', 'aria-label': t('profile.activity') },
    element('thead', {}, monthRow(monday, today)),
    element('tbody', {}, rows),
  );
  walk(table, cells, today, about);
  return [
    element('p', {}, summary(days)),
    element('div', { class: 'calendar-frame' }, table),
    about,
    legend(),
  ];
}

function summary(days) {
  const accepted = days.reduce((sum, day) => sum + day.accepted, 0);
  const active = days.filter((day) => day.accepted > 0).length;
  return `${t('profile.yearAccepted', { n: accepted })} ${t('profile.yearDays', { n: active })}`;
}

function dayCell({ date, accepted, submissions }) {
  const shade = SHADES.filter((least) => accepted >= least).length;
  const kind = accepted === 0 && submissions > 0 ? 'tried' : `shade-${shade}`;
  return element('td', {
    class: `day ${kind}`,
    role: 'gridcell',
    tabindex: '-1',
    'data-date': date,
    'aria-label': dayText(date, accepted, submissions),
  });
}

function dayText(date, accepted, submissions) {
  const what = submissions === 0
    ? t('profile.nothing')
    : t('profile.acceptedOf', { accepted, n: submissions });
  return `${dateText(date, { dateStyle: 'long' })}: ${what}`;
}

function weekdayName(date) {
  return [
    element('span', { 'aria-hidden': 'true' }, dateText(date, { weekday: 'short' })),
    element('span', { class: 'unseen' }, dateText(date, { weekday: 'long' })),
  ];
}

/** Each month is named above its weeks. A month of one week has no room for its name. */
function monthRow(monday, today) {
  const months = [];
  for (let week = 0; week < WEEKS; week++) {
    const date = later(monday, 7 * week);
    const last = months.at(-1);
    if (last?.date.slice(0, 7) === date.slice(0, 7)) {
      last.weeks++;
    } else {
      months.push({ date: date > today ? today : date, weeks: 1 });
    }
  }
  const heads = months.map(({ date, weeks }) =>
    element(
      'th',
      { scope: 'colgroup', colspan: weeks },
      element('span', { class: weeks > 1 ? '' : 'unseen' }, dateText(date, { month: 'short' })),
    )
  );
  return element('tr', {}, element('td'), heads);
}

/** One day can be reached with the Tab key, the others from there with the arrow keys. */
function walk(table, cells, today, about) {
  let here = today;
  cells.get(here).tabIndex = 0;
  const dateOf = (event) => event.target.closest('.day')?.dataset.date;
  const show = (date) => about.textContent = cells.get(date).ariaLabel;
  table.addEventListener('keydown', (event) => {
    const dates = [...cells.keys()];
    const target = {
      Home: dates.reduce((a, b) => a < b ? a : b),
      End: today,
      [event.key in MOVES ? event.key : '']: later(here, MOVES[event.key] ?? 0),
    }[event.key];
    if (cells.has(target)) {
      event.preventDefault();
      cells.get(target).focus();
    }
  });
  table.addEventListener('focusin', (event) => {
    const date = dateOf(event);
    if (date) {
      cells.get(here).tabIndex = -1;
      here = date;
      cells.get(here).tabIndex = 0;
      show(here);
    }
  });
  table.addEventListener('pointerover', (event) => {
    const date = dateOf(event);
    if (date) {
      show(date);
    }
  });
}

function legend() {
  const shades = [0, 1, 2, 3, 4].map((shade) => element('span', { class: `day shade-${shade}` }));
  return element(
    'p',
    { class: 'legend quiet small', 'aria-hidden': 'true' },
    t('profile.less'),
    shades,
    t('profile.more'),
    element('span', { class: 'day tried' }),
    t('profile.tried'),
  );
}
