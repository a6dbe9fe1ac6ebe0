import { get, Problem } from '../base/api.js';
import { stream } from '../base/events.js';
import { number, t } from '../base/language.js';
import { millis } from '../base/page.js';
import { parse } from '../base/python.js';
import { h, link, notice, numeric, table } from '../base/view.js';
import { badge } from '../result/verdicts.js';
import { timeChart, verdictChart } from './charts.js';
import { wholeHour } from './groups.js';
import { between } from './units.js';
import { workers } from './workers.js';

const PAUSE_MILLIS = 2_000;

/** Queues, workers and the last hour; live until the page is left or paused. */
export async function overviewTab({ signal, update }) {
  let overview = await get('/api/admin/overview', signal);
  let paused = false;
  /** Why nothing new comes; null while it does. */
  let interruption = null;
  const show = (next) => {
    if (!paused) {
      overview = next;
      interruption = null;
      update();
    }
  };
  const interrupted = (content) => {
    interruption = content;
    update();
  };
  const toggle = () => {
    paused = !paused;
    update();
  };
  follow(show, () => interrupted(t('console.interrupted')), signal)
    .catch((problem) => signal.aborted || interrupted(notice(problem.message)));
  const state = () => interruption ?? (paused ? t('console.paused') : t('console.live'));
  return () =>
    h`<p class="live">
        <span class="quiet" role="status">${state()}</span>
        <button type="button" class="quiet small" @click=${toggle}>
          ${paused ? t('console.goOn') : t('console.pause')}
        </button>
      </p>
      ${queues(overview)} ${workers(overview)} ${lastHour(overview)}`;
}

/**
 * Follows the overview until the signal. Calls `show` with each state, and `interrupted` when the
 * connection breaks; it then connects again. Throws when a new try cannot succeed.
 */
async function follow(show, interrupted, signal) {
  for (;;) {
    try {
      for await (const event of stream('/api/admin/events', '', signal, () => {})) {
        if (event.name === 'overview') {
          show(parse(event.data));
        }
      }
    } catch (error) {
      if (signal.aborted || (error instanceof Problem && [401, 403].includes(error.status))) {
        throw error;
      }
    }
    interrupted();
    await new Promise((resolve, reject) => {
      setTimeout(resolve, PAUSE_MILLIS);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}

function queues({ at, queue }) {
  const { lanes, unsent, undeliverable, fingerprints, delay } = queue;
  const waits = (oldest) =>
    oldest ? t('console.oldest', { age: between(oldest, at) }) : t('console.nothingWaits');
  const lane = ({ lane, depth, oldest }) => figure(t(`console.lane.${lane}`), depth, waits(oldest));
  const failures = undeliverable > 0
    ? link('#/console/failures?kind=UNDELIVERABLE', t('console.tab.failures'))
    : t('console.undeliverableWhy');
  return h`<section>
    <h2>${t('console.queues')}</h2>
    ${delay && notice(t(`console.delay.${delay}`))}
    <dl class="figures">
      ${lanes.map(lane)}
      ${figure(t('console.unsent'), unsent, t('console.unsentWhy'))}
      ${figure(t('console.undeliverable'), undeliverable, failures)}
      ${figure(t('console.fingerprints'), fingerprints, t('console.fingerprintsWhy'))}
    </dl>
  </section>`;
}

function figure(title, value, more) {
  return h`<div>
    <dt>${title}</dt><dd>${number(value)}</dd><dd class="more-about quiet small">${more}</dd>
  </div>`;
}

function lastHour({ at, lastHour: hour }) {
  const parts = wholeHour(hour.parts, at);
  const verdicts = Object.entries(hour.verdicts).sort(([, one], [, other]) => other - one);
  const charts = () =>
    h`<div class="charts">${verdictChart(parts)} ${timeChart(parts)}</div>
      <div class="charts">${verdictTable(verdicts)} ${timeTable(hour)}</div>`;
  return h`<section>
    <h2>${t('console.lastHour')}</h2>
    ${verdicts.length === 0 ? h`<p class="quiet">${t('console.noVerdicts')}</p>` : charts()}
  </section>`;
}

function verdictTable(verdicts) {
  const columns = [t('console.verdict'), numeric(t('console.number'))];
  const row = ([verdict, count]) => [badge(verdict), number(count)];
  return table(t('console.verdictsChart'), columns, verdicts.map(row));
}

function timeTable({ total, stages }) {
  const columns = [t('console.stage'), numeric(t('console.p50')), numeric(t('console.p95'))];
  const timeOf = (value) => value === null ? '–' : millis(value);
  const row = (title, { p50Millis, p95Millis }) => [title, timeOf(p50Millis), timeOf(p95Millis)];
  const stage = ({ name, time }) => row(t(`console.stages.${name}`), time);
  const rows = [...stages.map(stage), row(t('console.total'), total)];
  return table(t('console.timesChart'), columns, rows);
}
