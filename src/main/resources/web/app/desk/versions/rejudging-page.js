import { address, get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, notice, shortTime } from '../../base/page.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { confirmed, workingButton } from '../../base/confirming.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { followTask } from '../tasks/following.js';
import { taskProgress } from '../tasks/progress.js';
import { rejudgingReport } from './rejudging-report.js';

const JUDGED_STATES = ['VALIDATED', 'PUBLISHED', 'RETIRED'];

/** Judging the stored submissions again: first as a dry run, then for good. */
export async function rejudgingPage({ parameters: [slug], query, signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const known = await get(address(puzzleApi(slug, '/rejudging'), { limit: 20 }), signal)
    .catch((error) => error.status === 404 ? { items: [] } : Promise.reject(error));
  const place = element('div', { class: 'rejudging' });
  const versions = puzzle.versions.filter(({ state }) => JUDGED_STATES.includes(state));

  const show = (id) => showOne(slug, id, place, signal);
  const chosen = query.get('id') ?? known.items.find(({ submission }) => !submission)?.id;
  if (chosen) {
    show(chosen);
  }
  return puzzleFrame(
    puzzle,
    'rejudging',
    element('p', {}, t('desk.rejudging.lead')),
    versions.length > 0
      ? beginning(slug, versions, show)
      : element('p', {}, t('desk.rejudging.noVersion')),
    place,
    earlier(slug, known.items),
  );
}

function beginning(slug, versions, show) {
  const select = element(
    'select',
    {},
    versions.map(({ version, state }) =>
      element(
        'option',
        { value: String(version), selected: state === 'PUBLISHED' },
        t('desk.report.version', { version, state: t(`desk.state.${state}`) }),
      )
    ),
  );
  const { node } = workingButton(t('desk.rejudging.dryRun'), 'main', async () => {
    const body = { version: Number(select.value), apply: false };
    const { id } = await post(puzzleApi(slug, '/rejudging'), body);
    show(id);
  });
  return element(
    'div',
    { class: 'desk-new' },
    element('label', {}, t('desk.rejudging.against'), select),
    node,
  );
}

/** Shows one rejudging, until another one takes the place. */
async function showOne(slug, id, place, signal) {
  const mine = (place.run = {});
  const isGone = () => signal.aborted || place.run !== mine;
  const show = (...nodes) => isGone() || place.replaceChildren(...nodes);
  try {
    await follow(slug, id, { show, isGone, signal }, () => showOne(slug, id, place, signal));
  } catch (error) {
    show(notice(error.message));
  }
}

/**
 * One rejudging: its progress, its report, and the button that applies it. Calls `applied` afterwards.
 */
async function follow(slug, id, { show, isGone, signal }, applied) {
  const path = puzzleApi(slug, `/rejudging/${encodeURIComponent(id)}`);
  let one = await get(path, signal);
  if (one.state === 'JUDGING' || one.state === 'APPLYING') {
    const progress = taskProgress();
    progress.show({ stage: one.state, ...one.progress });
    show(progress.node);
    await followTask(id, progress.show, signal);
    one = await get(path, signal);
  }
  const isDryRun = one.state === 'REPORTED';
  const applying = workingButton(t('desk.rejudging.apply'), 'main', async () => {
    const isSure = await confirmed({
      title: t('desk.rejudging.applyTitle', { version: one.version }),
      texts: [
        t('desk.rejudging.verdicts', { n: one.changed }),
        t('desk.rejudging.players', { n: one.playersChanged }),
        t('desk.rejudging.applyText'),
      ],
      action: t('desk.rejudging.apply'),
    });
    if (isSure) {
      await post(`${path}/application`);
      if (!isGone()) {
        applied();
      }
    }
  });
  show(
    element('h2', {}, t(`desk.rejudging.state.${one.state}`, { version: one.version })),
    rejudgingReport(one),
    isDryRun && one.changed > 0 ? applying.node : '',
  );
}

function earlier(slug, items) {
  if (items.length === 0) {
    return null;
  }
  return element(
    'section',
    {},
    element('h2', {}, t('desk.rejudging.earlier')),
    element(
      'ul',
      {},
      items.map(({ id, version, state, requestedAt }) =>
        element(
          'li',
          {},
          link(
            deskAddress(slug, 'rejudging', { id }),
            t(`desk.rejudging.state.${state}`, { version }),
          ),
          ' ',
          element('span', { class: 'quiet small' }, shortTime(requestedAt)),
        )
      ),
    ),
  );
}
