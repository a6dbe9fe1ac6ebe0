import { get } from '../base/api.js';
import { follow } from '../base/events.js';
import { element, link, time } from '../base/page.js';
import { isMine, playerAddress } from '../people/players.js';
import { publishing } from './publications.js';
import { puzzleAddress } from './addresses.js';
import { source } from './source.js';
import { resultPanel } from '../result/result.js';

/** One submission: its result, live until it is judged, and its source for players who may see it. */
export async function submissionPage({ parameters: [id], signal }) {
  const path = `/api/submissions/${encodeURIComponent(id)}`;
  const submission = await get(path, signal);
  const puzzle = submission.puzzle &&
    (await get(`/api/puzzles/${encodeURIComponent(submission.puzzle)}`, signal));
  const panel = resultPanel({
    functionName: puzzle?.function ?? '',
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
    element('h1', { tabindex: '-1' }, puzzle ? `A solution of ${puzzle.title}` : 'A script'),
    element(
      'p',
      { class: 'quiet' },
      'By ',
      submission.player
        ? link(playerAddress(submission.player), submission.player)
        : 'a player who has left',
      ', ',
      time(submission.submittedAt),
    ),
    puzzle ? element('p', {}, link(puzzleAddress(submission.puzzle), 'Go to the puzzle')) : null,
    panel.node,
    canPublish(submission) ? publishing(submission) : null,
    submission.source ? [element('h2', {}, 'Source'), source(submission.source)] : null,
  );
}

function canPublish({ kind, verdict, player }) {
  return kind === 'SUBMISSION' && verdict === 'ACCEPTED' && player && isMine(player);
}
