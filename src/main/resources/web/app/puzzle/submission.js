import { get } from '../base/api.js';
import { follow } from '../base/events.js';
import { parts, t } from '../base/language.js';
import { element, link, time } from '../base/page.js';
import { isMine, playerAddress } from '../people/players.js';
import { publishing } from '../publications/publishing.js';
import { source } from './source.js';
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
export async function submissionPage({ parameters: [id], signal }) {
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
  if (submission.state === 'JUDGED') {
    panel.tell('judged', submission);
  } else {
    follow(submission.id, panel.tell, signal).catch((error) => signal.aborted || panel.fail(error));
  }
  return element(
    'div',
    { class: 'narrow' },
    element(
      'h1',
      { tabindex: '-1' },
      submission.puzzle
        ? t('submission.title', { puzzle: puzzle?.title ?? submission.puzzle })
        : t('submission.script'),
    ),
    element(
      'p',
      { class: 'quiet' },
      parts('submission.by', {
        player: submission.player
          ? link(playerAddress(submission.player), submission.player)
          : t('submission.gone'),
        time: time(submission.submittedAt),
      }),
    ),
    puzzle ? element('p', {}, link(`#${puzzleOf(submission)}`, t('puzzle.goTo'))) : null,
    panel.node,
    canPublish(submission) ? publishing(submission) : null,
    submission.source
      ? [element('h2', {}, t('submission.source')), source(submission.source)]
      : null,
  );
}

function canPublish({ kind, verdict, player, contest }) {
  return !contest && kind === 'SUBMISSION' && verdict === 'ACCEPTED' && player && isMine(player);
}
