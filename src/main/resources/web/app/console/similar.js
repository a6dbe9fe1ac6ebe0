import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice, time } from '../base/page.js';
import { highlightedLines } from '../editor/highlight.js';
import { playerLink } from '../people/players.js';
import { actionForm, choice, field } from './action.js';

const THRESHOLDS = ['0.5', '0.6', '0.7', '0.8', '0.9', '1'];

/** Similar solutions of a puzzle; two of them side by side. */
export async function similarTab({ query, signal }) {
  const slug = query.get('puzzle') ?? '';
  const threshold = THRESHOLDS.includes(query.get('threshold')) ? query.get('threshold') : '0.8';
  const form = actionForm(
    t('console.find'),
    [
      field(t('console.puzzle'), 'puzzle', { required: true, value: slug, autocapitalize: 'off' }),
      choice(
        t('console.threshold'),
        'threshold',
        Object.fromEntries(THRESHOLDS.map((one) => [one, percent(Number(one))])),
        threshold,
      ),
    ],
    (chosen) => {
      location.hash = address('/console/similar', { ...chosen, puzzle: chosen.puzzle.trim() });
    },
  );
  return element(
    'div',
    {},
    element('p', { class: 'quiet' }, t('console.similarWhy')),
    form,
    slug ? await clusters(slug, threshold, signal) : null,
  );
}

/** Fractions of the server come as `{$float: text}`. */
function percent(fraction) {
  const share = Number(fraction.$float ?? fraction);
  return t('console.percent', { n: Math.round(share * 100) });
}

async function clusters(slug, threshold, signal) {
  const path = `/api/admin/puzzles/${encodeURIComponent(slug)}/similar`;
  try {
    const { items } = await get(address(path, { threshold }), signal);
    return items.length === 0 ? element('p', {}, t('console.noneSimilar')) : items.map(cluster);
  } catch (problem) {
    if (problem.status === 404) {
      return notice(problem.message);
    }
    throw problem;
  }
}

/** Two of the members are chosen, at first the two earliest. */
function cluster({ similarity, members }, number) {
  const shown = element('div');
  const rows = members.map(({ player, submission, submittedAt }) =>
    element(
      'li',
      {},
      player ? playerLink(player) : t('console.gone'),
      ' ',
      link(`#/submissions/${submission}`, t('console.solution')),
      ' ',
      time(submittedAt),
    )
  );
  const names = Object.fromEntries(
    members.map(({ player, submission }) => [submission, player ?? submission.slice(-8)]),
  );
  return element(
    'section',
    {},
    element('h2', {}, t('console.cluster', { number: number + 1, share: percent(similarity) })),
    element('ul', {}, rows),
    actionForm(
      t('console.compare'),
      [
        choice(t('console.left'), 'left', names, members[0].submission),
        choice(t('console.right'), 'right', names, members[1].submission),
      ],
      async ({ left, right }) => {
        const evidence = await get(`/api/admin/submissions/${left}/similar/${right}`);
        shown.replaceChildren(sideBySide(evidence));
      },
    ),
    shown,
  );
}

function sideBySide({ left, right, matches }) {
  return element(
    'div',
    {},
    element('p', { class: 'quiet small' }, t('console.matches', { n: matches.length })),
    element(
      'div',
      { class: 'side-by-side' },
      side(left, matches.map((match) => match.left)),
      side(right, matches.map((match) => match.right)),
    ),
  );
}

/** Lines that the other solution has, too, are marked, with the number of the match. */
function side({ player, submittedAt, source }, matches) {
  const lines = highlightedLines(source).map((line, i) => {
    const match = matches.findIndex(({ first, last }) => first <= i + 1 && i + 1 <= last);
    return element(
      'tr',
      { class: match < 0 ? '' : 'common' },
      element('td', { class: 'quiet' }, match < 0 ? '' : String(match + 1)),
      element('td', {}, line),
    );
  });
  const name = player ?? t('console.gone');
  return element(
    'div',
    { class: 'compared', tabindex: '0', role: 'region', 'aria-label': name },
    element(
      'table',
      { class: 'code' },
      element('caption', {}, name, ' ', time(submittedAt)),
      element(
        'thead',
        { class: 'unseen' },
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, t('console.match')),
          element('th', { scope: 'col' }, t('console.line')),
        ),
      ),
      element('tbody', {}, lines),
    ),
  );
}
