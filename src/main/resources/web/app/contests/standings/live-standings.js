import { t } from '../../base/language.js';
import { pause } from '../../base/retrying.js';
import { h, notice } from '../../base/view.js';
import { contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { glide, turn } from './motion.js';
import { mergeable, merged, turned } from './rows.js';
import { standingsTable } from './table.js';

const QUESTION_MILLIS = 700;
const TURN_MILLIS = 600;
const CLIMB_MILLIS = 900;
/** The view without the freeze is fetched again this long after a change. */
const LATE_MILLIS = 1_500;

/**
 * Standings that follow the contest: `{draw(), now(), refresh(), mark(question)}`, where `now()` is
 * what the server said last. What arrives while a step of the unfreezing is played waits for its end.
 * Calls `stepped(remaining)` after a step.
 */
export async function liveStandings(contest, live, { signal, update }, options = {}) {
  const { unfrozen, addressOf = () => null, stepped } = options;
  const path = contestApi(contest.id, unfrozen ? '/standings?unfrozen=true' : '/standings');
  const ceremony = contest.state === 'ENDED' && !contest.unfrozen;
  let standings = await load(path, signal);
  let shown = standings.rows;
  let question = null;
  let said = '';
  let isInterrupted = false;
  let body = null;
  const table = standingsTable(contest, addressOf, (node) => (body = node));
  let queue = live.played;
  let late;

  /** Does one thing after the other. A failure, such as a lost connection, ends with the next event. */
  function enqueue(work) {
    queue = queue.then(() => signal.aborted ? undefined : work()).catch(() => {});
    live.played = queue;
    return queue;
  }

  /** Shows these rows; the promise ends with the movement. */
  async function show(rows, millis) {
    const isSameOrder = rows.length === shown.length &&
      rows.every(({ player }, place) => player === shown[place].player);
    const change = () => {
      shown = rows;
      return update();
    };
    await (body && !isSameOrder ? glide(body, change, millis) : change());
  }

  async function refresh() {
    standings = await load(path, signal);
    await show(standings.rows);
  }

  /** Takes changed rows, or all rows where the changed ones cannot be told apart. */
  async function take(changes) {
    standings = mergeable(standings.rows, changes)
      ? { ...standings, rows: merged(standings.rows, changes) }
      : await load(path, signal);
  }

  /** Plays a step: the row in question, the verdict, the climb. */
  async function play({ step, remaining, rows, ranks }) {
    const before = standings.rows;
    await take({ rows, ranks });
    if (step) {
      await mark(step);
      body?.querySelector('tr.in-question')?.scrollIntoView({ block: 'center' });
      await scenePause(QUESTION_MILLIS);
      const cell = body?.querySelector('td.in-question');
      if (cell) {
        await turn(cell, () => show(turned(before, standings.rows, step)), TURN_MILLIS);
        await scenePause(QUESTION_MILLIS / 2);
      }
      const { team } = before.find(({ player }) => player === step.player) ?? {};
      said = stepText(contest, step, team?.name ?? step.player ?? t('contests.gone'));
    }
    await show(standings.rows, CLIMB_MILLIS);
    await mark(null);
    stepped?.(remaining);
  }

  /** Marks the row and the cell in question; null for none. */
  function mark(asked) {
    question = asked;
    return update();
  }

  /** Waits, so that one can see a scene. Nobody sees the scenes of a hidden page. */
  async function scenePause(millis) {
    if (!document.hidden) {
      await pause(millis, signal);
    }
  }

  let hasConnected = false;
  live.on('connected', () => {
    isInterrupted = false;
    update();
    // The first standings have just been fetched; after a break something may be missing.
    if (hasConnected) {
      enqueue(refresh);
    }
    hasConnected = true;
  });
  live.on('interrupted', () => {
    isInterrupted = true;
    update();
  });
  live.on('standings', (changes) => {
    if (unfrozen) {
      clearTimeout(late);
      late = setTimeout(() => enqueue(refresh), LATE_MILLIS);
    } else {
      enqueue(async () => {
        await take(changes);
        await show(standings.rows);
      });
    }
  });
  live.on('unfreezing', (step) => unfrozen || enqueue(() => play(step)));
  live.on('contest', (changed) => ceremony && changed.unfrozen && enqueue(refresh));
  signal.addEventListener('abort', () => clearTimeout(late));

  return {
    now: () => standings,
    refresh: () => enqueue(refresh),
    mark,
    draw: () =>
      h`<div>
        ${isInterrupted && notice(t('contests.interrupted'), 'hint')}
        <p class="unseen" role="status">${said}</p>
        ${table(shown, question)}
      </div>`,
  };
}

function stepText({ puzzles }, { slug, accepted, rankBefore, rankAfter }, player) {
  const { label } = puzzles.find((puzzle) => puzzle.slug === slug) ?? { label: slug };
  if (!accepted) {
    return t('contests.step.failed', { player, label });
  }
  return rankAfter < rankBefore
    ? t('contests.step.climbed', { player, label, rank: rankAfter })
    : t('contests.step.solved', { player, label });
}
