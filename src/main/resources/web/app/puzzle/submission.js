import { get } from '../base/api.js';
import { follow } from '../base/events.js';
import { parts, t } from '../base/language.js';
import { element, link, time } from '../base/page.js';
import { isMine, playerAddress } from '../people/players.js';
import { publishing } from '../publications/publishing.js';
import { puzzleAddress } from './addresses.js';
import { source } from './source.js';
import { resultPanel } from '../result/result.js';

/** Where the puzzles of submissions are, outside of contests. */
const USUAL = {
  puzzleApi: (slug) => `/api/puzzles/${encodeURIComponent(slug)}`,
  puzzleAddress,
  publishes: true,
};

/** One submission: its result, live until it is judged, and its source for players who may see it. */
export async function submissionPage({ parameters: [id], signal }, place = USUAL) {
  const path = `/api/submissions/${encodeURIComponent(id)}`;
  const submission = await get(path, signal);
  const puzzle = submission.puzzle &&
    (await get(place.puzzleApi(submission.puzzle), signal));
  const panel = resultPanel({
    functionName: puzzle?.function ?? '',
    outputFirst: !puzzle,
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
      puzzle ? t('submission.title', { puzzle: puzzle.title }) : t('submission.script'),
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
    puzzle
      ? element('p', {}, link(place.puzzleAddress(submission.puzzle), t('puzzle.goTo')))
      : null,
    panel.node,
    place.publishes && canPublish(submission) ? publishing(submission) : null,
    submission.source
      ? [element('h2', {}, t('submission.source')), source(submission.source)]
      : null,
  );
}

function canPublish({ kind, verdict, player }) {
  return kind === 'SUBMISSION' && verdict === 'ACCEPTED' && player && isMine(player);
}
