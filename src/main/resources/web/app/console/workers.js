import { number, t } from '../base/language.js';
import { size } from '../base/page.js';
import { classes, h, link, numeric, repeat, table } from '../base/view.js';
import { between, duration } from './units.js';

/** The workers with their slots and child processes. */
export function workers({ at, workers: all }) {
  const one = (each) => worker(each, at);
  return h`<section>
    <h2>${t('console.workers')}</h2>
    ${all.length === 0 && h`<p class="quiet">${t('console.noWorkers')}</p>`}
    ${repeat(all, ({ id }) => id, one)}
  </section>`;
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
    { title: t('console.sandbox'), cell: ({ sandbox }) => sandboxTitle(sandbox) },
    { title: t('console.state'), cell: ({ state }) => t(`console.childState.${state}`) },
    numeric(t('console.age'), ({ ageMillis }) => duration(ageMillis)),
    numeric(t('console.served'), ({ served }) => number(served)),
    numeric(t('console.memory'), ({ memoryBytes }) => memoryBytes > 0 ? size(memoryBytes) : '–'),
  ];
  return h`<div class="scrolling" tabindex="0">
    ${table(t('console.childTable'), columns, children)}
  </div>`;
}

function sandboxTitle(name) {
  return t(`console.sandboxes.${name}`, { otherwise: name });
}

function lastEnds(all, at) {
  const end = ({ sandbox, reason, served, at: moment }) => {
    const why = t(`console.endReason.${reason}`, { otherwise: reason });
    const values = { sandbox: sandboxTitle(sandbox), age: between(moment, at), reason: why };
    return h`<li>${t('console.ended', { ...values, n: served })}</li>`;
  };
  return h`<h4>${t('console.lastEnds')}</h4><ul class="small">${all.map(end)}</ul>`;
}
