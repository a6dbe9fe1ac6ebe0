import { get, post } from '../base/api.js';
import { followUntil } from '../base/events.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { actionButton } from './action.js';

/**
 * Shows a rejudging until its task ends, or until another one takes the place. The results of a dry
 * run can be applied.
 */
export async function rejudgingProgress(task, place, signal) {
  const mine = (place.run = {});
  const show = (...nodes) =>
    signal.aborted || place.run !== mine || place.replaceChildren(...nodes);

  async function apply() {
    const applying = await post(`${task.link}/application`, {});
    if (!signal.aborted && place.run === mine) {
      rejudgingProgress(applying, place, signal);
    }
  }

  try {
    show(...describe(await get(task.link, signal), apply));
    const isOver = ({ state }) => state !== 'RUNNING';
    await followUntil(
      { address: `/api/author/tasks/${task.id}`, last: 'done', isOver },
      (event, data) => event === 'progress' && show(progressLine(task, data)),
      signal,
    );
    show(...describe(await get(task.link, signal), apply));
  } catch (error) {
    show(notice(error.message));
  }
}

function progressLine({ puzzle, version }, { stage, done, total }) {
  return element(
    'p',
    {},
    t('console.rejudgingState', {
      puzzle,
      version: String(version),
      state: t(`console.rejudgingStates.${stage}`),
      done,
      total,
    }),
  );
}

function describe(rejudging, apply) {
  const { slug: puzzle, version, state, progress } = rejudging;
  const lines = [progressLine({ puzzle, version }, { stage: state, ...progress })];
  if (rejudging.changed !== undefined && rejudging.changed !== null) {
    lines.push(element(
      'p',
      {},
      t('console.rejudgingReport', {
        changed: rejudging.changed,
        players: rejudging.playersChanged,
        moved: rejudging.othersMoved,
      }),
    ));
  }
  if (state === 'REPORTED' && !rejudging.apply) {
    lines.push(actionButton(t('console.apply'), apply));
  }
  return lines;
}
