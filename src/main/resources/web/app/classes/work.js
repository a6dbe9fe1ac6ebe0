import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, table, time } from '../base/page.js';
import { source } from '../puzzle/source.js';
import { badge } from '../result/verdicts.js';
import { dates } from './assignments.js';
import { below, classAddress } from './frame.js';

const PAGE_SIZE = 50;

function columns() {
  return [
    { title: t('classes.sent') },
    { title: t('classes.puzzle') },
    { title: t('classes.verdict') },
  ];
}

/** What a member has sent for an assignment, for the teacher. */
export async function workPage({ parameters: [id, assignment, player], signal }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const fetchPage = (after) =>
    get(
      address(`${path}/members/${encodeURIComponent(player)}/submissions`, {
        assignment,
        limit: PAGE_SIZE,
        after,
      }),
      signal,
    );
  const [shown, page] = await Promise.all([get(path, signal), fetchPage(null)]);
  const one = shown.assignments.find((known) => known.id === assignment);
  const titles = new Map(one.puzzles.map(({ slug, title }) => [slug, title]));
  const rows = (items) =>
    items.map((work) => [
      [
        link(classAddress(shown, 'work', assignment, player, work.id), time(work.submittedAt)),
        ' ',
        work.late ? element('span', { class: 'late' }, t('classes.late')) : '',
      ],
      titles.get(work.puzzle) ?? work.puzzle,
      work.verdict ? badge(work.verdict) : t('classes.waits'),
    ]);
  const list = table(t('classes.work', { player }), columns(), rows(page.items));
  return below(
    shown,
    'progress',
    t('classes.work', { player }),
    element('h2', {}, one.title),
    dates(one),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(rows(items)))]
      : element('p', {}, t('classes.nothingSent')),
  );
}

/** A member's submission with its source, for the teacher. */
export async function submissionPage({ parameters: [id, assignment, player, which], signal }) {
  const path = `/api/classes/${encodeURIComponent(id)}`;
  const [shown, sent] = await Promise.all([
    get(path, signal),
    get(
      `${path}/members/${encodeURIComponent(player)}/submissions/${encodeURIComponent(which)}`,
      signal,
    ),
  ]);
  const puzzle = shown.assignments.flatMap(({ puzzles }) => puzzles)
    .find(({ slug }) => slug === sent.puzzle);
  return below(
    shown,
    'progress',
    t('classes.solution', { player, puzzle: puzzle?.title ?? sent.puzzle }),
    element('p', {}, link(classAddress(shown, 'work', assignment, player), t('classes.allSent'))),
    element(
      'p',
      {},
      sent.verdict ? badge(sent.verdict) : t('classes.waits'),
      ' ',
      time(sent.submittedAt),
      sent.cases ? [' · ', t('classes.passed', sent.cases)] : [],
    ),
    sent.message ? element('pre', { tabindex: '0' }, sent.message) : null,
    element('h2', {}, t('submission.source')),
    source(sent.source),
  );
}
