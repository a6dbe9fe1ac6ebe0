import { get, post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { actionButton } from './action.js';

const POLL_MILLIS = 1_000;

/** Shows a rejudging until its end. The results of a dry run can be applied. */
export async function rejudgingProgress(begun, place, signal) {
  const path = `/api/author/puzzles/${begun.slug}/rejudging/${begun.id}`;
  let now = begun;
  try {
    for (;;) {
      place.replaceChildren(...describe(now, path, place, signal));
      if (now.state === 'APPLIED' || (now.state === 'REPORTED' && !now.apply)) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
      if (signal.aborted) {
        return;
      }
      now = await get(path, signal);
    }
  } catch (error) {
    if (!signal.aborted) {
      place.replaceChildren(notice(error.message));
    }
  }
}

function describe(rejudging, path, place, signal) {
  const { state, progress, apply, slug, version } = rejudging;
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
  if (state === 'REPORTED' && !apply) {
    lines.push(actionButton(t('console.apply'), async () => {
      rejudgingProgress(await post(`${path}/application`, {}), place, signal);
    }));
  }
  return lines;
}

function stateText(state) {
  return t(`console.rejudgingStates.${state}`);
}
