import { address, get } from '../../base/api.js';
import { chart } from '../../base/chart.js';
import { duration, number, t } from '../../base/language.js';
import { h, link, paged, tabs, time } from '../../base/view.js';
import { dateText } from '../../profile/dates.js';
import { bar } from '../../result/usage.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, puzzleApi } from '../addresses.js';

const PERIODS = [7, 30, 90, 365];

/** How a published puzzle does. */
export async function statisticsPage({ puzzle: { slug }, query, signal }) {
  const chosen = Number(query.get('days')) || 30;
  const statistics = await get(address(puzzleApi(slug, '/statistics'), { days: chosen }), signal);
  const period = (days) => ({
    href: deskAddress(slug, 'statistics', { days }),
    text: t('desk.statistics.days', { n: days }),
    current: days === chosen,
  });
  return h`${tabs(t('desk.statistics.period'), PERIODS.map(period))} ${found(statistics)}`;
}

function found({ days, verdicts, failures, hints, players, solvers, timeToSolve }) {
  const attempts = days.reduce((sum, day) => sum + day.attempts, 0);
  if (attempts === 0) {
    return h`<p>${t('desk.statistics.none')}</p>`;
  }
  const figures = {
    attempts: number(attempts),
    players: number(players),
    solvers: number(solvers),
    median: timeToSolve && duration(timeToSolve.medianMillis),
    p90: timeToSolve && duration(timeToSolve.p90Millis),
  };
  const figure = ([name, value]) =>
    value && h`<div><dt>${t(`desk.statistics.${name}`)}</dt><dd>${value}</dd></div>`;
  const verdict = ({ verdict, count }) => [badge(verdict), count];
  const failure = ({ count, ...test }) => [t('desk.statistics.test', test), count];
  const hint = ({ n, players }) => [t('desk.statistics.hint', { number: n }), players];
  return h`<dl class="figures">${Object.entries(figures).map(figure)}</dl>
    ${daysChart(days)}
    <div class="statistics">
      ${shares('verdicts', verdicts.map(verdict))}
      ${shares('failures', failures.map(failure))}
      ${shares('hints', hints.map(hint), players)}
    </div>`;
}

function daysChart(days) {
  const column = ({ date, attempts, solves }) => ({
    label: dateText(date, { month: 'short', day: 'numeric' }),
    amounts: { attempts, solves },
  });
  return chart(days.map(column), {
    title: t('desk.statistics.perDay'),
    kinds: { solves: t('desk.statistics.solves'), attempts: t('desk.statistics.attempts') },
    nested: true,
    format: number,
  });
}

/** Amounts as bars, `[name, amount]`; `whole` is the length of a full bar. */
function shares(title, items, whole = Math.max(...items.map(([, amount]) => amount))) {
  const item = ([name, amount]) =>
    h`<li>
      <span>${name}</span><span class="number">${number(amount)}</span>
      ${bar(amount, whole, 'tests')}
    </li>`;
  return h`<section>
    <h2>${t(`desk.statistics.${title}`)}</h2>
    ${items.length === 0 && h`<p class="quiet">${t('desk.statistics.nothing')}</p>`}
    <ul class="shares">${items.map(item)}</ul>
  </section>`;
}

/** What went wrong in the author's own code: checkers, inspectors, adapters, referees. */
export async function failuresPage({ puzzle: { slug }, signal, update }) {
  const fetchPage = (after) =>
    get(address(puzzleApi(slug, '/failures'), { limit: 20, after }), signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  return () =>
    h`<p class="quiet">${t('desk.failures.lead')}</p>
      ${list.items.length === 0 && h`<p>${t('desk.failures.none')}</p>`}
      ${list.items.map(failure)} ${list.more()}`;
}

function failure({ submission, at, version, verdict, message, traceback }) {
  return h`<article class="author-failure">
    <p>
      ${badge(verdict ?? 'AUTHOR_ERROR')}
      ${link(`#/submissions/${submission}`, t('desk.failures.submission'))}
      <span class="quiet small">${t('desk.failures.version', { version })} · ${time(at)}</span>
    </p>
    ${message && h`<p>${message}</p>`}
    ${traceback && h`<pre class="traceback" tabindex="0">${traceback}</pre>`}
  </article>`;
}
