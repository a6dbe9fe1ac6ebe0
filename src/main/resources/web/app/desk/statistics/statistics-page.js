import { address, get } from '../../base/api.js';
import { number, t } from '../../base/language.js';
import { seconds } from '../../base/page.js';
import { h, tabs } from '../../base/view.js';
import { bar } from '../../result/usage.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { daysChart } from './days-chart.js';

const PERIODS = [7, 30, 90, 365];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a published puzzle does. */
export async function statisticsPage({ parameters: [slug], query, signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const wanted = Number(query.get('days'));
  const chosen = PERIODS.includes(wanted) ? wanted : 30;
  const path = puzzleApi(slug, '/statistics');
  const statistics = await get(address(path, { days: chosen }), signal);
  const period = (days) => ({
    href: deskAddress(slug, 'statistics', { days }),
    text: t('desk.statistics.days', { n: days }),
    current: days === chosen,
  });
  const content = h`${tabs(t('desk.statistics.period'), PERIODS.map(period))}
    ${found(statistics)}`;
  return puzzleFrame(puzzle, 'statistics', content);
}

function found(statistics) {
  const attempts = statistics.days.reduce((sum, day) => sum + day.attempts, 0);
  if (attempts === 0) {
    return h`<p>${t('desk.statistics.none')}</p>`;
  }
  const section = (name, content) =>
    h`<section><h2>${t(`desk.statistics.${name}`)}</h2>${content}</section>`;
  return h`${figures(statistics, attempts)}
    ${daysChart(statistics.days)}
    <div class="statistics">
      ${section('verdicts', verdicts(statistics))}
      ${section('failures', failures(statistics))}
      ${section('hints', hints(statistics))}
    </div>`;
}

function figures({ players, solvers, timeToSolve }, attempts) {
  const figure = (name, value) =>
    h`<div><dt>${t(`desk.statistics.${name}`)}</dt><dd>${value}</dd></div>`;
  return h`<dl class="figures">
    ${figure('attempts', number(attempts))}
    ${figure('players', number(players))}
    ${figure('solvers', number(solvers))}
    ${timeToSolve && figure('median', duration(timeToSolve.medianMillis))}
    ${timeToSolve && figure('p90', duration(timeToSolve.p90Millis))}
  </dl>`;
}

/** A time that may be seconds or weeks. */
function duration(millis) {
  const text = (name, unit) =>
    t(`desk.statistics.${name}`, { n: Math.round(millis / unit * 10) / 10 });
  if (millis < 2 * MINUTE) {
    return seconds(millis);
  }
  if (millis < 2 * HOUR) {
    return text('minutes', MINUTE);
  }
  return millis < 2 * DAY ? text('hours', HOUR) : text('dayCount', DAY);
}

function verdicts({ verdicts }) {
  return shares(verdicts.map(({ verdict, count }) => ({ name: badge(verdict), amount: count })));
}

function failures({ failures }) {
  const item = ({ category, index, count }) => ({
    name: t('desk.statistics.test', { category, index }),
    amount: count,
  });
  return failures.length > 0 ? shares(failures.map(item)) : none('noFailures');
}

function hints({ hints, players }) {
  const item = ({ n, players }) => ({
    name: t('desk.statistics.hint', { number: n }),
    amount: players,
  });
  return hints.length > 0 ? shares(hints.map(item), players) : none('noHints');
}

function none(name) {
  return h`<p class="quiet">${t(`desk.statistics.${name}`)}</p>`;
}

/** Amounts as bars, the largest first; `whole` is the length of a full bar. */
function shares(items, whole = Math.max(...items.map(({ amount }) => amount))) {
  const item = ({ name, amount }) =>
    h`<li>
      <span>${name}</span><span class="number">${number(amount)}</span>
      ${bar(amount, whole, 'tests')}
    </li>`;
  return h`<ul class="shares">${items.map(item)}</ul>`;
}
