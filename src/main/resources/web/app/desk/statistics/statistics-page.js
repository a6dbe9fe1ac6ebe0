import { address, get } from '../../base/api.js';
import { language, number, t } from '../../base/language.js';
import { h, tabs } from '../../base/view.js';
import { bar } from '../../result/usage.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { daysChart } from './days-chart.js';

const PERIODS = [7, 30, 90, 365];
/** Units of time in milliseconds. */
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]];

/** How a published puzzle does. */
export async function statisticsPage({ puzzle: { slug }, query, signal }) {
  const wanted = Number(query.get('days'));
  const chosen = PERIODS.includes(wanted) ? wanted : 30;
  const path = puzzleApi(slug, '/statistics');
  const statistics = await get(address(path, { days: chosen }), signal);
  const period = (days) => ({
    href: deskAddress(slug, 'statistics', { days }),
    text: t('desk.statistics.days', { n: days }),
    current: days === chosen,
  });
  return h`${tabs(t('desk.statistics.period'), PERIODS.map(period))} ${found(statistics)}`;
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
  const [unit, length] = UNITS.find(([, length]) => millis >= 2 * length) ?? UNITS.at(-1);
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language(), options).format(millis / length);
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
