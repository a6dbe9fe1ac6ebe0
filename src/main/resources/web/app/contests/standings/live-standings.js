import { address } from '../../base/api.js';
import { t } from '../../base/language.js';
import { pause } from '../../base/retrying.js';
import { h } from '../../base/view.js';
import { contestApi, load } from '../calls.js';
import { hiddenCells, merged } from './rows.js';
import { standingsTable } from './table.js';

/** How long one looks at the cell in question before its verdict comes. */
const QUESTION_MILLIS = 700;
/** The view without the freeze is fetched again this long after a change. */
const LATE_MILLIS = 1_500;
/** If more rows change at once, none is marked as changed. */
const MOST_MARKED = 20;

/**
 * Standings that follow the contest: `now()` is what the server said last, `hidden()` what the
 * unfreezing has still to reveal, and `draw(next)` marks the cell that comes next.
 *
 * @param unfrozen whether they show what the freeze hides
 */
export async function liveStandings(contest, live, { signal, update }, unfrozen) {
  const path = address(contestApi(contest.id, 'standings'), { unfrozen });
  let standings = await load(path, signal);
  let question = null;
  let latest = [];
  let said = '';

  function take(changes) {
    standings = { ...standings, rows: merged(standings.rows, changes) };
    return update();
  }

  live.on('standings', async (changes) => {
    if (unfrozen) {
      await pause(LATE_MILLIS, signal);
      standings = await load(path, signal);
      await update();
    } else {
      latest = changes.rows.length > MOST_MARKED ? [] : changes.rows;
      await take(changes);
    }
  });

  /** Plays a step: the row in question, and then the verdict and the climb, which the styles move. */
  live.on('unfreezing', async ({ step, ...changes }) => {
    if (unfrozen || !step) {
      return;
    }
    latest = [];
    question = step;
    await update();
    document.querySelector('tr.in-question')?.scrollIntoView({ block: 'center' });
    await pause(QUESTION_MILLIS, signal);
    said = stepText(contest, standings.rows, step);
    const transition = document.startViewTransition?.(() => take(changes));
    await (transition ? transition.finished : take(changes));
    question = null;
    await update();
  });

  return {
    now: () => standings,
    hidden: () => hiddenCells(standings.rows),
    draw: (next) =>
      h`<div>
        <p class="unseen" role="status">${said}</p>
        ${standingsTable(contest, standings.rows, question ?? next, latest)}
      </div>`,
  };
}

function stepText({ puzzles }, rows, { player: name, slug, accepted, rankBefore, rankAfter }) {
  const { label } = puzzles.find((puzzle) => puzzle.slug === slug);
  const { team } = rows.find(({ player }) => player === name) ?? {};
  const player = team?.name ?? name ?? t('contests.gone');
  if (!accepted) {
    return t('contests.step.failed', { player, label });
  }
  return rankAfter < rankBefore
    ? t('contests.step.climbed', { player, label, rank: rankAfter })
    : t('contests.step.solved', { player, label });
}
