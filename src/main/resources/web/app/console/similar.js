import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { drawn, element, link, notice, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { percent, sideBySide, THRESHOLDS, thresholds } from '../result/side-by-side.js';
import { actionForm, choice, field } from './action.js';

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
        thresholds(),
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
        shown.replaceChildren(drawn(sideBySide(evidence, texts(evidence))));
      },
    ),
    shown,
  );
}

function texts({ matches }) {
  return {
    matches: t('console.matches', { n: matches.length }),
    match: t('console.match'),
    line: t('console.line'),
    gone: t('console.gone'),
  };
}
