import { get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { actionButton } from './action.js';

const POLL_MILLIS = 1_000;

/**
 * Shows a rejudging until its end, or until another one takes the place. The results of a dry run can
 * be applied.
 */
export async function rejudgingProgress(begun, place, signal) {
  const path = `/api/author/puzzles/${begun.slug}/rejudging/${begun.id}`;
  const mine = (place.run = {});
  const isGone = () => signal.aborted || place.run !== mine;
  let now = begun;

  async function apply() {
    const applying = await post(`${path}/application`, {});
    if (!isGone()) {
      rejudgingProgress(applying, place, signal);
    }
  }

  try {
    for (;;) {
      place.replaceChildren(...describe(now, apply));
      if (now.state === 'APPLIED' || (now.state === 'REPORTED' && !now.apply)) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
      if (isGone()) {
        return;
      }
      now = await get(path, signal);
      if (isGone()) {
        return;
      }
    }
  } catch (error) {
    if (!isGone()) {
      place.replaceChildren(notice(error.message));
    }
  }
}

function describe(rejudging, apply) {
  const { state, progress, slug, version } = rejudging;
  const lines = [
    element(
      'p',
      {},
      t('console.rejudgingState', {
        puzzle: slug,
        version: String(version),
        state: stateText(state),
        done: progress.done,
        total: progress.total,
      }),
    ),
  ];
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

function stateText(state) {
  return t(`console.rejudgingStates.${state}`);
}
