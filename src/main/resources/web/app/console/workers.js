import { t } from '../base/language.js';
import { count, element, link, size, table } from '../base/page.js';
import { between, duration } from './units.js';

/** The workers with their slots and child processes. */
export function workers({ at, workers: all }) {
  return element(
    'section',
    {},
    element('h2', {}, t('console.workers')),
    all.length === 0
      ? element('p', { class: 'quiet' }, t('console.noWorkers'))
      : all.map((one) => worker(one, at)),
  );
}

function worker({ id, name, state, startedAt, seenAt, slots, processes }, at) {
  const busy = slots.filter((slot) => slot.work).length;
  return element(
    'section',
    { class: 'worker', 'aria-label': name },
    element(
      'h3',
      {},
      name,
      ' ',
      element('span', { class: `worker-state ${state.toLowerCase()}` }, stateText(state)),
    ),
    element(
      'p',
      { class: 'quiet small' },
      state === 'ALIVE'
        ? t('console.runsSince', { age: between(startedAt, at), busy, n: slots.length })
        : t('console.lastSeen', { age: between(seenAt, at) }),
    ),
    element(
      'ul',
      { class: 'slots', 'aria-label': t('console.slots') },
      slots.map((one) => slot(one, at)),
    ),
    element(
      'details',
      { 'data-key': id },
      element(
        'summary',
        {},
        t('console.children', {
          n: processes.children.length,
          memory: size(processes.children.reduce((sum, child) => sum + child.memoryBytes, 0)),
        }),
      ),
      childTable(processes.children),
      ended(processes.ended, at),
    ),
  );
}

function stateText(state) {
  return t(`console.workerState.${state}`);
}

function slot({ lane, since, work }, at) {
  const what = work
    ? [t('console.busy', { age: between(since, at) }), ' ', workLink(work)]
    : t('console.free', { age: between(since, at) });
  return element(
    'li',
    { class: work ? 'slot busy' : 'slot' },
    element('span', { class: 'quiet small' }, laneShort(lane)),
    element('span', {}, what),
  );
}

function laneShort(lane) {
  return t(`console.laneShort.${lane}`);
}

/** A task of an author has no page; its id leads to "not found". */
function workLink(work) {
  return link(`#/submissions/${encodeURIComponent(work)}`, work.slice(-8));
}

function childTable(children) {
  const columns = [
    { title: t('console.sandbox') },
    { title: t('console.state') },
    { title: t('console.age'), class: 'number' },
    { title: t('console.served'), class: 'number' },
    { title: t('console.memory'), class: 'number' },
  ];
  const rows = children.map(({ sandbox, state, ageMillis, served, memoryBytes }) => [
    sandboxTitle(sandbox),
    childState(state),
    duration(ageMillis),
    count(served),
    memoryBytes > 0 ? size(memoryBytes) : '–',
  ]);
  return element(
    'div',
    { class: 'scrolling', tabindex: '0' },
    table(t('console.childTable'), columns, rows).node,
  );
}

const SANDBOXES = ['players', 'batch', 'authors', 'programs', 'spare'];

function sandboxTitle(name) {
  return SANDBOXES.includes(name) ? t(`console.sandboxes.${name}`) : name;
}

function childState(state) {
  return t(`console.childState.${state}`);
}

function ended(all, at) {
  if (all.length === 0) {
    return null;
  }
  const items = all.map(({ sandbox, reason, served, at: end }) =>
    element(
      'li',
      {},
      t('console.ended', {
        sandbox: sandboxTitle(sandbox),
        age: between(end, at),
        reason: endReason(reason),
        n: served,
      }),
    )
  );
  return [
    element('h4', {}, t('console.lastEnds')),
    element('ul', { class: 'small' }, items),
  ];
}

const REASONS = [
  'UNSTOPPED',
  'EXAMINATION',
  'PROTOCOL',
  'DENIED_SYSTEM_CALL',
  'OUT_OF_MEMORY',
  'ENGINE_FAULT',
  'SILENT',
  'STOPPED',
  'START',
  'DIED',
  'SERVED',
  'WORN',
  'IDLE',
  'CLOSED',
];

/** A worker of a later version may have other reasons. */
function endReason(reason) {
  return REASONS.includes(reason) ? t(`console.endReason.${reason}`) : reason;
}
