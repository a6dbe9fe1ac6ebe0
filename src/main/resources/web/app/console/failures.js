import { address, get, post, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, size, table, tabs, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { actionButton, actionForm, field } from './action.js';
import { rejudgingProgress } from './rejudging.js';

const KINDS = ['JUDGE_ERROR', 'UNDELIVERABLE'];

/** Judge errors and records that could not be delivered, each with a retry. */
export async function failuresTab({ query, signal }) {
  const kind = KINDS.includes(query.get('kind')) ? query.get('kind') : null;
  const fetchPage = (after) => get(address('/api/admin/failures', { kind, after }), signal);
  const page = await fetchPage(null);
  const columns = [
    { title: t('console.when'), class: 'wide-only' },
    { title: t('console.what') },
    { title: t('console.why') },
    { title: t('console.retry') },
  ];
  const list = table(t('console.tab.failures'), columns, page.items.map(row));
  return element(
    'div',
    {},
    kinds(kind),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(items.map(row)))]
      : element('p', {}, t('console.noFailures')),
    rejudging(signal),
  );
}

function kinds(chosen) {
  return tabs(
    t('console.kinds'),
    [null, ...KINDS].map((kind) => ({
      href: `#${address('/console/failures', { kind })}`,
      text: t(`console.kind.${kind ?? 'ALL'}`),
      current: kind === chosen,
    })),
  );
}

function row({ id, at, retryable, submission, record }) {
  return [
    time(at),
    submission ? what(id, submission) : element('code', {}, `${record.topic} ${record.key}`),
    submission
      ? t('console.judgedBy', { worker: submission.worker ?? '–' })
      : t('console.unreadable', { reason: record.reason, size: size(record.bytes) }),
    retryable
      ? actionButton(t('console.retry'), async () => {
        await send('POST', `/api/admin/failures/${id}/retry`);
        return submission ? t('console.judgedAgain') : t('console.sentAgain');
      })
      : t('console.noRetry'),
  ];
}

function what(id, { kind, puzzle, player }) {
  return [
    link(`#/submissions/${id}`, kindOfSubmission(kind)),
    puzzle ? [' ', link(puzzleAddress(puzzle), puzzle)] : null,
    player ? [' ', playerLink(player)] : null,
  ].flat().filter(Boolean);
}

function kindOfSubmission(kind) {
  return t(`console.submissionKind.${kind}`);
}

/** Judges one submission or all of a puzzle again. */
function rejudging(signal) {
  const progress = element('div', { 'aria-live': 'polite' });
  const one = actionForm(
    t('console.rejudge'),
    field(t('console.submissionId'), 'id', { required: true, autocomplete: 'off' }),
    async ({ id }) => {
      const begun = await post(`/api/submissions/${encodeURIComponent(id.trim())}/rejudging`, {});
      rejudgingProgress(begun, progress, signal);
    },
  );
  const all = actionForm(
    t('console.dryRun'),
    [
      field(t('console.puzzle'), 'slug', { required: true, autocapitalize: 'off' }),
      field(t('console.version'), 'version', { required: true, type: 'number', min: 1 }),
    ],
    async ({ slug, version }) => {
      const path = `/api/author/puzzles/${encodeURIComponent(slug.trim())}/rejudging`;
      const begun = await post(path, { version: Number(version), apply: false });
      rejudgingProgress(begun, progress, signal);
    },
  );
  return element(
    'section',
    {},
    element('h2', {}, t('console.rejudging')),
    element('p', { class: 'quiet' }, t('console.rejudgingWhy')),
    one,
    all,
    progress,
  );
}
