import { get } from '../base/api.js';
import { between, duration, number, size, t } from '../base/language.js';
import { followUntil } from '../base/events.js';
import { classes, h, link, notice, numeric, repeat, table } from '../base/view.js';
import { lastHour } from './last-hour.js';

/** Queues, workers and the last hour; live until the page is left or paused. */
export async function overviewTab({ signal, update }) {
  const address = '/api/admin/overview';
  let overview = await get(address, signal);
  let paused = false;
  /** Why nothing new comes; null while it does. */
  let interruption = null;
  function show(next, why = null) {
    overview = next;
    interruption = why;
    update();
  }
  function tell(event, data) {
    if (event === 'interrupted') {
      show(overview, t('console.interrupted'));
    } else if (event === 'overview' && !paused) {
      show(data);
    }
  }
  const what = { address, events: '/api/admin/events', isOver: () => false };
  followUntil(what, tell, signal)
    .catch((problem) => signal.aborted || show(overview, notice(problem.message)));
  function toggle() {
    paused = !paused;
    update();
  }
  const state = () => interruption ?? (paused ? t('console.paused') : t('console.live'));
  return () =>
    h`<p class="live">
        <span class="quiet" role="status">${state()}</span>
        <button type="button" class="quiet small" @click=${toggle}>
          ${paused ? t('console.goOn') : t('console.pause')}
        </button>
      </p>
      <h2>${t('console.queues')}</h2> ${queues(overview)}
      <h2>${t('console.workers')}</h2> ${workers(overview)}
      <h2>${t('console.lastHour')}</h2> ${lastHour(overview)}`;
}

function queues({ at, queue }) {
  const { lanes, unsent, undeliverable, fingerprints, delay } = queue;
  const figure = (title, value, more) =>
    h`<div>
      <dt>${title}</dt><dd>${number(value)}</dd><dd class="more-about quiet small">${more}</dd>
    </div>`;
  const waits = (oldest) =>
    oldest ? t('console.oldest', { age: between(oldest, at) }) : t('console.nothingWaits');
  const lane = ({ lane, depth, oldest }) => figure(t(`console.lane.${lane}`), depth, waits(oldest));
  const failures = undeliverable > 0
    ? link('#/console/failures?kind=UNDELIVERABLE', t('console.tab.failures'))
    : t('console.undeliverableWhy');
  return h`${delay && notice(t(`console.delay.${delay}`))}
    <dl class="figures">
      ${lanes.map(lane)}
      ${figure(t('console.unsent'), unsent, t('console.unsentWhy'))}
      ${figure(t('console.undeliverable'), undeliverable, failures)}
      ${figure(t('console.fingerprints'), fingerprints, t('console.fingerprintsWhy'))}
    </dl>`;
}

/** The workers with their slots and child processes. */
function workers({ at, workers: all }) {
  return all.length === 0
    ? h`<p class="quiet">${t('console.noWorkers')}</p>`
    : repeat(all, ({ id }) => id, (one) => worker(one, at));
}

function worker({ name, state, startedAt, seenAt, slots, processes }, at) {
  const { children, ended } = processes;
  const busy = slots.filter((slot) => slot.work).length;
  const memory = size(children.reduce((sum, child) => sum + child.memoryBytes, 0));
  const about = state === 'ALIVE'
    ? t('console.runsSince', { age: between(startedAt, at), busy, n: slots.length })
    : t('console.lastSeen', { age: between(seenAt, at) });
  return h`<section class="worker" aria-label=${name}>
    <h3>
      ${name}
      <span class="worker-state ${state.toLowerCase()}">${t(`console.workerState.${state}`)}</span>
    </h3>
    <p class="quiet small">${about}</p>
    <ul class="slots" aria-label=${t('console.slots')}>${slots.map((one) => slot(one, at))}</ul>
    <details>
      <summary>${t('console.children', { n: children.length, memory })}</summary>
      ${childTable(children)} ${ended.length > 0 && lastEnds(ended, at)}
    </details>
  </section>`;
}

function slot({ lane, since, work }, at) {
  const age = between(since, at);
  // A task of an author has no page; its id leads to "not found".
  const what = work
    ? h`${t('console.busy', { age })}
      ${link(`#/submissions/${encodeURIComponent(work)}`, work.slice(-8))}`
    : t('console.free', { age });
  return h`<li class=${classes('slot', work && 'busy')}>
    <span class="quiet small">${t(`console.laneShort.${lane}`)}</span><span>${what}</span>
  </li>`;
}

function childTable(children) {
  const columns = [
    { title: t('console.sandbox'), cell: ({ sandbox }) => t(`console.sandboxes.${sandbox}`) },
    { title: t('console.state'), cell: ({ state }) => t(`console.childState.${state}`) },
    numeric(t('console.age'), ({ ageMillis }) => duration(ageMillis)),
    numeric(t('console.served'), ({ served }) => number(served)),
    numeric(t('console.memory'), ({ memoryBytes }) => memoryBytes > 0 ? size(memoryBytes) : '–'),
  ];
  return h`<div class="scrolling" tabindex="0">
    ${table(t('console.childTable'), columns, children)}
  </div>`;
}

function lastEnds(all, at) {
  const end = ({ sandbox, reason, served, at: moment }) => {
    const names = {
      sandbox: t(`console.sandboxes.${sandbox}`),
      reason: t(`console.endReason.${reason}`),
    };
    return h`<li>${t('console.ended', { ...names, age: between(moment, at), n: served })}</li>`;
  };
  return h`<h4>${t('console.lastEnds')}</h4><ul class="small">${all.map(end)}</ul>`;
}
