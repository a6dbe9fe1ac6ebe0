import { address, get, post, send } from '../base/api.js';
import { followUntil } from '../base/events.js';
import { field, inLine, once } from '../base/form.js';
import { t } from '../base/language.js';
import { size } from '../base/page.js';
import { h, link, listing, notice, tabs, time, wideOnly } from '../base/view.js';
import { explained } from '../home/catalogue.js';
import { playerLink } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';

const KINDS = ['JUDGE_ERROR', 'UNDELIVERABLE'];

/** Judge errors and records that could not be delivered, each with a retry. */
export async function failuresTab({ query, signal, update }) {
  const kind = KINDS.includes(query.get('kind')) ? query.get('kind') : null;
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
  const judgedAgain = rejudging(signal, update);
  return () =>
    h`${tabs(t('console.kinds'), [null, ...KINDS].map(ofKind))} ${list()} ${judgedAgain()}`;
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

/** Judges one submission or all of a puzzle again. */
function rejudging(signal, update) {
  let progress = () => null;
  async function begin(task) {
    progress = rejudgingProgress(await task, begin, signal, update);
    update();
  }
  const ofSubmission = ({ id }) =>
    begin(post(`/api/submissions/${encodeURIComponent(id.trim())}/rejudging`, {}));
  function ofPuzzle({ slug, version }) {
    const path = `/api/author/puzzles/${encodeURIComponent(slug.trim())}/rejudging`;
    return begin(explained(slug, post(path, { version: Number(version), apply: false })));
  }
  const submission = [field('id', t('console.submissionId'), { autocomplete: 'off' })];
  const puzzle = [
    field('slug', t('console.puzzle'), { autocapitalize: 'off' }),
    field('version', t('console.version'), { type: 'number', min: 1 }),
  ];
  return () =>
    h`<section>
      <h2>${t('console.rejudging')}</h2>
      <p class="quiet">${t('console.rejudgingWhy')}</p>
      ${inLine(t('console.rejudge'), submission, ofSubmission)}
      ${inLine(t('console.dryRun'), puzzle, ofPuzzle)}
      <div aria-live="polite">${progress()}</div>
    </section>`;
}

/** Shows a rejudging until its task ends. The results of a dry run can be applied. */
function rejudgingProgress(task, begin, signal, update) {
  let shown = null;
  const show = (content) => {
    shown = content;
    update();
  };
  const apply = () => begin(post(`${task.link}/application`, {}));
  async function follow() {
    show(described(await get(task.link, signal), apply));
    const isOver = ({ state }) => state !== 'RUNNING';
    const address = `/api/author/tasks/${task.id}`;
    const tell = (event, data) => event === 'progress' && show(progressLine(task, data));
    await followUntil({ address, last: 'done', isOver }, tell, signal);
    show(described(await get(task.link, signal), apply));
  }
  follow().catch((problem) => signal.aborted || show(notice(problem.message)));
  return () => shown;
}

function progressLine({ puzzle, version }, { stage, done, total }) {
  const state = t(`console.rejudgingStates.${stage}`);
  const values = { puzzle, version: String(version), state, done, total };
  return h`<p>${t('console.rejudgingState', values)}</p>`;
}

function described(rejudging, apply) {
  const { slug: puzzle, version, state, progress, changed } = rejudging;
  const report = () => {
    const { playersChanged: players, othersMoved: moved } = rejudging;
    return h`<p>${t('console.rejudgingReport', { changed, players, moved })}</p>`;
  };
  return h`${progressLine({ puzzle, version }, { stage: state, ...progress })}
    ${Number.isInteger(changed) && report()}
    ${state === 'REPORTED' && !rejudging.apply && once(t('console.apply'), apply)}`;
}
