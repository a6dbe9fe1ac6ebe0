import { get } from '../base/api.js';
import { follow } from '../base/events.js';
import { parts, t } from '../base/language.js';
import { h, link, time } from '../base/view.js';
import { isMine, playerAddress } from '../people/players.js';
import { publishing } from '../publications/publishing.js';
import { source } from './source.js';
import { teacherComments } from './teacher-comments.js';
import { resultPanel } from '../result/result.js';

/** The call or the page of the submission's puzzle, which may be only in a contest. */
function puzzleOf({ puzzle, contest }) {
  return `${contest ? `/contests/${contest}` : ''}/puzzles/${encodeURIComponent(puzzle)}`;
}

/** The puzzle of a submission; null if it is not published any more. */
async function loadPuzzle(submission, signal) {
  try {
    return await get(`/api${puzzleOf(submission)}`, signal);
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

/** One submission: its result, live until it is judged, and its source for players who may see it. */
export async function submissionPage({ parameters: [id], signal, update }) {
  const path = `/api/submissions/${encodeURIComponent(id)}`;
  const submission = await get(path, signal);
  const puzzle = submission.puzzle && await loadPuzzle(submission, signal);
  const panel = resultPanel({
    // A puzzle that is not published any more has a function with a name that nobody knows.
    functionName: puzzle ? puzzle.function ?? '' : submission.puzzle ? 'solution' : '',
    outputFirst: !submission.puzzle,
    visual: puzzle?.visual,
  });
  panel.clear();
  if (submission.state === 'JUDGED' && !submission.searching) {
    panel.tell('judged', submission);
  } else {
    follow(submission.id, panel.tell, signal).catch((error) => signal.aborted || panel.fail(error));
  }
  const comments = hasComments(submission) &&
    await teacherComments(submission, signal, update);
  const publish = canPublish(submission) && publishing(submission, update);
  const code = submission.source && source(submission.source);
  const title = submission.puzzle
    ? t('submission.title', { puzzle: puzzle?.title ?? submission.puzzle })
    : t('submission.script');
  const by = parts('submission.by', {
    player: submission.player
      ? link(playerAddress(submission.player), submission.player)
      : t('submission.gone'),
    time: time(submission.submittedAt),
  });
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${title}</h1>
      <p class="quiet">${by}</p>
      ${puzzle && h`<p>${link(`#${puzzleOf(submission)}`, t('puzzle.goTo'))}</p>`}
      ${panel.node}
      ${publish && publish()}
      ${code && h`<h2>${t('submission.source')}</h2>${code}`}
      ${comments && comments()}
    </div>`;
}

/** A submission of a contest belongs to no assignment. */
function hasComments({ kind, player, source, contest }) {
  return !contest && kind === 'SUBMISSION' && source && player && isMine(player);
}

function canPublish({ kind, verdict, player, contest }) {
  return !contest && kind === 'SUBMISSION' && verdict === 'ACCEPTED' && player && isMine(player);
}
