import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { pause } from '../../base/retrying.js';
import { contestApi } from '../addresses.js';
import { load } from '../loading.js';
import { mergeable, merged } from './rows.js';
import { turn } from './motion.js';
import { scenes, turned } from './steps.js';
import { standingsTable } from './table.js';

const QUESTION_MILLIS = 700;
const TURN_MILLIS = 600;
const CLIMB_MILLIS = 900;
/** How long the changed rows of a step of the unfreezing may take to arrive after the step. */
const STEP_MILLIS = 1_500;

/**
 * Standings that follow the contest: `{node, table, standings(), refresh(), mark(question)}`. What
 * arrives while a step of the unfreezing is played waits for its end. Calls `stepped(step, remaining)` after a step.
 */
export async function liveStandings(contest, live, signal, { unfrozen, addressOf, stepped } = {}) {
  const path = contestApi(contest.id, unfrozen ? '/standings?unfrozen=true' : '/standings');
  let standings = await load(path, signal);
  const table = standingsTable(contest, addressOf);
  const status = element('p', { class: 'unseen', role: 'status' });
  const connection = element('div');
  const ceremony = contest.state === 'ENDED' && !contest.unfrozen;
  let queue = live.played;
  let late;
  /** The steps whose changed rows are about to arrive. */
  const awaited = [];
  table.show(standings.rows);

  /** Does one thing after the other. A failure, such as a lost connection, ends with the next event. */
  function enqueue(work) {
    queue = queue.then(() => signal.aborted ? undefined : work()).catch(() => {});
    live.played = queue;
    return queue;
  }

  async function refresh() {
    standings = await load(path, signal);
    await table.show(standings.rows);
  }

  async function change(changes) {
    if (!mergeable(standings.rows, changes)) {
      await refresh();
      return;
    }
    standings = { ...standings, rows: merged(standings.rows, changes) };
    await table.show(standings.rows);
  }

  /** The changed rows, which arrive right after their step; null if they do not. */
  function changesOfStep() {
    return new Promise((resolve) => {
      awaited.push(resolve);
      setTimeout(() => {
        awaited.splice(0, awaited.indexOf(resolve) + 1);
        resolve(null);
      }, STEP_MILLIS);
    });
  }

  /** Plays a step: the row in question, the verdict, the climb. */
  async function play({ step, remaining }, changes) {
    const before = standings.rows;
    if (changes && mergeable(before, changes)) {
      standings = { ...standings, rows: merged(before, changes) };
    } else {
      standings = await load(path, signal);
    }
    if (step) {
      for (const scene of scenes(step)) {
        await playScene(scene, step, before);
      }
      status.textContent = stepText(step);
    }
    await table.show(standings.rows, CLIMB_MILLIS);
    mark(null);
    stepped?.(step, remaining);
  }

  async function playScene({ kind }, step, before) {
    const cell = table.cellOf(step.player, step.slug);
    if (kind === 'question') {
      mark(step);
      table.rowOf(step.player)?.scrollIntoView({ block: 'center' });
      await scenePause(QUESTION_MILLIS, signal);
    } else if (kind === 'turn' && cell) {
      const reveal = () => table.show(turned(before, standings.rows, step));
      await turn(cell, reveal, TURN_MILLIS);
      await scenePause(QUESTION_MILLIS / 2, signal);
    }
  }

  /** Marks the row and the cell in question; null for none. */
  function mark(question) {
    for (const node of table.node.querySelectorAll('.in-question')) {
      node.classList.remove('in-question');
    }
    if (question) {
      table.rowOf(question.player)?.classList.add('in-question');
      table.cellOf(question.player, question.slug)?.classList.add('in-question');
    }
  }

  function stepText({ player, slug, accepted, rankBefore, rankAfter }) {
    const { label } = contest.puzzles.find((puzzle) => puzzle.slug === slug) ?? { label: slug };
    const who = player ?? t('contests.gone');
    if (!accepted) {
      return t('contests.step.failed', { player: who, label });
    }
    return rankAfter < rankBefore
      ? t('contests.step.climbed', { player: who, label, rank: rankAfter })
      : t('contests.step.solved', { player: who, label });
  }

  let connected = false;
  live.on('connected', () => {
    connection.replaceChildren();
    // The first standings have just been fetched; after a break something may be missing.
    if (connected) {
      enqueue(refresh);
    }
    connected = true;
  });
  live.on('interrupted', () => {
    connection.replaceChildren(notice(t('contests.interrupted'), 'hint'));
  });
  live.on('standings', (data) => {
    if (awaited.length > 0) {
      awaited.splice(0).forEach((resolve) => resolve(data));
    } else if (unfrozen) {
      clearTimeout(late);
      late = setTimeout(() => enqueue(refresh), STEP_MILLIS);
    } else {
      enqueue(() => change(data));
    }
  });
  live.on('unfreezing', (data) => {
    if (!unfrozen) {
      const changes = data.rows ? data : changesOfStep();
      enqueue(async () => play(data, await changes));
    }
  });
  live.on('contest', ({ unfrozen: now }) => {
    if (ceremony && now) {
      enqueue(refresh);
    }
  });
  signal.addEventListener('abort', () => clearTimeout(late));

  return {
    table,
    node: element('div', {}, connection, status, table.node),
    standings: () => standings,
    refresh: () => enqueue(refresh),
    mark,
  };
}

/** Waits, so that one can see a scene. Nobody sees the scenes of a hidden page. */
function scenePause(millis, signal) {
  return document.hidden ? Promise.resolve() : pause(millis, signal);
}
