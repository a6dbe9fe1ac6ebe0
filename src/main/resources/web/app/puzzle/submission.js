import { get } from '../base/api.js';
import { follow } from '../base/events.js';
import { parts, t } from '../base/language.js';
import { h, link, time } from '../base/view.js';
import { isMine, playerAddress } from '../people/players.js';
import { publishing } from '../publications/publishing.js';
import { resultPanel } from '../result/result.js';
import { source } from './source.js';
import { teacherComments } from './teacher-comments.js';

/** One submission: its result, live until it is judged, and its source for players who may see it. */
export async function submissionPage({ parameters: [id], signal, update }) {
  const submission = await get(`/api/submissions/${encodeURIComponent(id)}`, signal);
  const { kind, contest, player, submittedAt } = submission;
  // The puzzle may be only in a contest, and may not be published any more.
  const place = contest ? `/contests/${contest}` : '';
  const path = submission.puzzle && `${place}/puzzles/${encodeURIComponent(submission.puzzle)}`;
  const puzzle = path && await get(`/api${path}`, signal).catch(() => null);
  const functionName = puzzle?.function ?? (submission.puzzle ? 'solution' : '');
  const panel = resultPanel({ functionName, visual: puzzle?.visual });
  panel.clear();
  if (submission.state === 'JUDGED' && !submission.searching) {
    panel.tell('judged', submission);
  } else {
    follow(submission.id, panel.tell, signal).catch((error) => signal.aborted || panel.fail(error));
  }
  // A submission of a contest belongs to no assignment and is not published.
  const isOwn = !contest && kind === 'SUBMISSION' && player && isMine(player);
  const comments = isOwn && submission.source && await teacherComments(submission, signal, update);
  const publish = isOwn && submission.verdict === 'ACCEPTED' && publishing(submission);
  const code = submission.source && source(submission.source, submission.language);
  const title = submission.puzzle
    ? t('submission.title', { puzzle: puzzle?.title ?? submission.puzzle })
    : t('submission.script');
  const by = parts('submission.by', {
    player: player ? link(playerAddress(player), player) : t('submission.gone'),
    time: time(submittedAt),
  });
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${title}</h1>
      <p class="quiet">${by}</p>
      ${puzzle && h`<p>${link(`#${path}`, t('puzzle.goTo'))}</p>`}
      ${panel.node}
      ${publish && publish()}
      ${code && h`<h2>${t('submission.source')}</h2>${code}`}
      ${comments && comments()}
    </div>`;
}
