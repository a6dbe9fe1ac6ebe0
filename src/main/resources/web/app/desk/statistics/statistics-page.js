import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { count, element, seconds } from '../../base/page.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { daysChart } from './days-chart.js';
import { shares } from './shares.js';

const PERIODS = [7, 30, 90, 365];

/** How a published puzzle does. */
export async function statisticsPage({ parameters: [slug], query, signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const wanted = Number(query.get('days'));
  const days = PERIODS.includes(wanted) ? wanted : 30;
  const found = await get(address(puzzleApi(slug, '/statistics'), { days }), signal);
  const attempts = found.days.reduce((sum, day) => sum + day.attempts, 0);
  return puzzleFrame(
    puzzle,
    'statistics',
    periods(slug, days),
    attempts === 0 ? element('p', {}, t('desk.statistics.none')) : [
      figures(found, attempts),
      daysChart(found.days),
      element(
        'div',
        { class: 'statistics' },
        section(
          t('desk.statistics.verdicts'),
          shares(found.verdicts.map((one) => ({ name: badge(one.verdict), amount: one.count }))),
        ),
        section(t('desk.statistics.failures'), failures(found.failures)),
        section(t('desk.statistics.hints'), hints(found)),
      ),
    ],
  );
}

function periods(slug, chosen) {
  return element(
    'nav',
    { class: 'periods', 'aria-label': t('desk.statistics.period') },
    PERIODS.map((days) =>
      element('a', {
        href: deskAddress(slug, 'statistics', { days: String(days) }),
        'aria-current': days === chosen && 'true',
      }, t('desk.statistics.days', { n: days }))
    ),
  );
}

function figures({ players, solvers, timeToSolve }, attempts) {
  const figure = (name, value) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value));
  return element(
    'dl',
    { class: 'figures' },
    figure(t('desk.statistics.attempts'), count(attempts)),
    figure(t('desk.statistics.players'), count(players)),
    figure(t('desk.statistics.solvers'), count(solvers)),
    timeToSolve ? figure(t('desk.statistics.median'), duration(timeToSolve.medianMillis)) : '',
    timeToSolve ? figure(t('desk.statistics.p90'), duration(timeToSolve.p90Millis)) : '',
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time that may be seconds or weeks. */
function duration(millis) {
  const rounded = (unit) => Math.round(millis / unit * 10) / 10;
  if (millis < 2 * MINUTE) {
    return seconds(millis);
  }
  if (millis < 2 * HOUR) {
    return t('desk.statistics.minutes', { n: rounded(MINUTE) });
  }
  return millis < 2 * DAY
    ? t('desk.statistics.hours', { n: rounded(HOUR) })
    : t('desk.statistics.dayCount', { n: rounded(DAY) });
}

function failures(items) {
  return items.length === 0
    ? element('p', { class: 'quiet' }, t('desk.statistics.noFailures'))
    : shares(items.map(({ category, index, count }) => ({
      name: t('desk.statistics.test', { category, index }),
      amount: count,
    })));
}

function hints({ hints, players }) {
  return hints.length === 0
    ? element('p', { class: 'quiet' }, t('desk.statistics.noHints'))
    : shares(
      hints.map((one) => ({
        name: t('desk.statistics.hint', { number: one.n }),
        amount: one.players,
      })),
      players,
    );
}

function section(title, content) {
  return element('section', {}, element('h2', {}, title), content);
}
