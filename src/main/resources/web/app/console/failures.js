import { address, get, post, send } from '../base/api.js';
import { field, inLine, once } from '../base/form.js';
import { size, t } from '../base/language.js';
import { h, link, listing, tabs, time, wideOnly } from '../base/view.js';
import { deskAddress } from '../desk/addresses.js';
import { playerLink } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';

const KINDS = [null, 'JUDGE_ERROR', 'UNDELIVERABLE'];

/** Judge errors and records that could not be delivered, each with a retry. */
export async function failuresTab({ query, signal, update }) {
  const kind = query.get('kind');
  const fetchPage = (after) => get(address('/api/admin/failures', { kind, after }), signal);
  const columns = [
    wideOnly(t('console.when'), ({ at }) => time(at)),
    { title: t('console.what'), cell: what },
    { title: t('console.why'), cell: why },
    { title: t('console.retry'), cell: retrying },
  ];
  const table = { caption: t('console.tab.failures'), columns, none: t('console.noFailures') };
  const list = await listing(table, fetchPage, update);
  const ofKind = (one) => ({
    href: `#${address('/console/failures', { kind: one })}`,
    text: t(`console.kind.${one ?? 'ALL'}`),
    current: one === kind,
  });
  return () => h`${tabs(t('console.kinds'), KINDS.map(ofKind))} ${list()} ${rejudging()}`;
}

function what({ id, submission, record }) {
  if (!submission) {
    return h`<code>${record.topic} ${record.key}</code>`;
  }
  const { kind, puzzle, player } = submission;
  return h`${link(`#/submissions/${id}`, t(`console.submissionKind.${kind}`))}
    ${puzzle && link(puzzleAddress(puzzle), puzzle)} ${player && playerLink(player)}`;
}

function why({ submission, record }) {
  return submission
    ? t('console.judgedBy', { worker: submission.worker ?? '–' })
    : t('console.unreadable', { reason: record.reason, size: size(record.bytes) });
}

function retrying({ id, retryable, submission }) {
  async function retry() {
    await send('POST', `/api/admin/failures/${id}/retry`);
    return submission ? t('console.judgedAgain') : t('console.sentAgain');
  }
  return retryable ? once(t('console.retry'), retry) : t('console.noRetry');
}

/** The ways to the desk's page that judges one submission or all of a puzzle again. */
function rejudging() {
  const show = (puzzle, id) => {
    location.hash = deskAddress(puzzle, 'rejudging', { id });
  };
  async function ofSubmission({ submission }) {
    const path = `/api/submissions/${encodeURIComponent(submission.trim())}/rejudging`;
    const task = await post(path, {});
    show(task.puzzle, task.id);
  }
  const submission = field('submission', t('console.submissionId'), { autocomplete: 'off' });
  const puzzle = field('puzzle', t('console.puzzle'), { autocapitalize: 'off' });
  return h`<section>
    <h2>${t('console.rejudging')}</h2>
    <p class="quiet">${t('console.rejudgingWhy')}</p>
    ${inLine(t('console.rejudge'), [submission], ofSubmission)}
    ${inLine(t('console.dryRun'), [puzzle], ({ puzzle }) => show(puzzle.trim()))}
  </section>`;
}
