import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, millis, notice, table } from '../base/page.js';
import { badge } from '../result/verdicts.js';
import { timeChart, verdictChart } from './charts.js';
import { wholeHour } from './groups.js';
import { followOverview, renew } from './live.js';
import { between } from './units.js';
import { workers } from './workers.js';

/** Queues, workers and the last hour; live until the page is left or paused. */
export async function overviewTab({ signal }) {
  const place = element('div');
  const state = element('span', { class: 'quiet', role: 'status' }, t('console.live'));
  const pause = element('button', { type: 'button', class: 'quiet small', click: toggle });
  let paused = false;
  function toggle() {
    paused = !paused;
    label();
  }
  function label() {
    pause.textContent = paused ? t('console.goOn') : t('console.pause');
    state.textContent = paused ? t('console.paused') : t('console.live');
  }
  function show(overview) {
    if (!paused) {
      label();
      renew(place, queues(overview), workers(overview), lastHour(overview));
    }
  }
  label();
  show(await get('/api/admin/overview', signal));
  followOverview(show, () => state.textContent = t('console.interrupted'), signal).catch(
    (error) => {
      if (!signal.aborted) {
        state.replaceChildren(notice(error.message));
      }
    },
  );
  return element('div', {}, element('p', { class: 'live' }, state, pause), place);
}

function queues({ at, queue }) {
  const lanes = queue.lanes.map(({ lane, depth, oldest }) =>
    figure(
      laneTitle(lane),
      count(depth),
      oldest ? t('console.oldest', { age: between(oldest, at) }) : t('console.nothingWaits'),
    )
  );
  return element(
    'section',
    {},
    element('h2', {}, t('console.queues')),
    queue.delay ? notice(delayText(queue.delay)) : null,
    element(
      'dl',
      { class: 'figures' },
      lanes,
      figure(t('console.unsent'), count(queue.unsent), t('console.unsentWhy')),
      figure(
        t('console.undeliverable'),
        count(queue.undeliverable),
        queue.undeliverable > 0
          ? link('#/console/failures?kind=UNDELIVERABLE', t('console.tab.failures'))
          : t('console.undeliverableWhy'),
      ),
    ),
  );
}

function laneTitle(lane) {
  return t(`console.lane.${lane}`);
}

function delayText(delay) {
  return t(`console.delay.${delay}`);
}

function figure(title, value, more) {
  return element(
    'div',
    {},
    element('dt', {}, title),
    element('dd', {}, value),
    element('dd', { class: 'more-about quiet small' }, more),
  );
}

function lastHour({ at, lastHour: hour }) {
  const parts = wholeHour(hour.parts, at);
  const verdicts = Object.entries(hour.verdicts).sort(([, one], [, other]) => other - one);
  return element(
    'section',
    {},
    element('h2', {}, t('console.lastHour')),
    verdicts.length === 0 ? element('p', { class: 'quiet' }, t('console.noVerdicts')) : [
      element('div', { class: 'charts' }, verdictChart(parts), timeChart(parts)),
      element('div', { class: 'charts' }, verdictTable(verdicts), timeTable(hour)),
    ],
  );
}

function verdictTable(verdicts) {
  const columns = [
    { title: t('console.verdict') },
    { title: t('console.number'), class: 'number' },
  ];
  const rows = verdicts.map(([verdict, number]) => [badge(verdict), count(number)]);
  return table(t('console.verdictsChart'), columns, rows).node;
}

function timeTable({ total, stages }) {
  const columns = [
    { title: t('console.stage') },
    { title: t('console.p50'), class: 'number' },
    { title: t('console.p95'), class: 'number' },
  ];
  const row = (title, { p50Millis, p95Millis }) => [title, timeOf(p50Millis), timeOf(p95Millis)];
  const rows = [
    ...stages.map(({ name, time }) => row(stageTitle(name), time)),
    row(t('console.total'), total),
  ];
  return table(t('console.timesChart'), columns, rows).node;
}

function stageTitle(name) {
  return t(`console.stages.${name}`);
}

function timeOf(value) {
  return value === null ? '–' : millis(value);
}
