import { address, get } from '../base/api.js';
import { choice, field, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice, time } from '../base/view.js';
import { explained } from '../home/catalogue.js';
import { playerLink } from '../people/players.js';
import { comparison, percent, thresholdField, thresholdOf } from '../result/side-by-side.js';

/** Similar solutions of a puzzle; two of them side by side. */
export async function similarTab({ query, signal }) {
  const slug = query.get('puzzle') ?? '';
  const threshold = thresholdOf(query);
  const fields = [
    field('puzzle', t('console.puzzle'), { value: slug, autocapitalize: 'off' }),
    thresholdField(threshold),
  ];
  const find = ({ puzzle, threshold }) => {
    location.hash = address('/console/similar', { puzzle: puzzle.trim(), threshold });
  };
  return h`<p class="quiet">${t('console.similarWhy')}</p>
    ${inLine(t('console.find'), fields, find)}
    ${slug && await clusters(slug, threshold, signal)}`;
}

async function clusters(slug, threshold, signal) {
  const path = `/api/admin/puzzles/${encodeURIComponent(slug)}/similar`;
  try {
    const { items } = await explained(slug, get(address(path, { threshold }), signal));
    return items.length === 0 ? h`<p>${t('similar.none')}</p>` : items.map(cluster);
  } catch (problem) {
    if (problem.status === 404) {
      return notice(problem.message);
    }
    throw problem;
  }
}

/** Two of the members are chosen, at first the two earliest. */
function cluster({ similarity, members }, number) {
  const row = ({ player, submission, submittedAt }) =>
    h`<li>
      ${player ? playerLink(player) : t('console.gone')}
      ${link(`#/submissions/${submission}`, t('console.solution'))} ${time(submittedAt)}
    </li>`;
  const names = Object.fromEntries(
    members.map(({ player, submission }) => [submission, player ?? submission.slice(-8)]),
  );
  const fields = [
    choice('left', t('console.left'), names, members[0].submission),
    choice('right', t('console.right'), names, members[1].submission),
  ];
  const fetchPair = ({ left, right }) => get(`/api/admin/submissions/${left}/similar/${right}`);
  const share = percent(similarity);
  return h`<section>
    <h2>${t('console.cluster', { number: number + 1, share })}</h2>
    <ul>${members.map(row)}</ul>
    ${comparison(fields, fetchPair)}
  </section>`;
}
