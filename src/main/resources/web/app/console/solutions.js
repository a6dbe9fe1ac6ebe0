import { address, get, send } from '../base/api.js';
import { choice, field, inLine, once } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, listing, notice, time, wideOnly } from '../base/view.js';
import { explained } from '../home/catalogue.js';
import { playerLink } from '../people/players.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { comparison, percent, thresholdField, thresholdOf } from '../result/side-by-side.js';

/** Publications and comments that admins have hidden; each can be shown again. */
export async function hiddenTab(visit) {
  const [publications, comments] = await Promise.all([
    hiddenList('publications', t('console.hiddenPublications'), visit),
    hiddenList('comments', t('console.hiddenComments'), visit),
  ]);
  return () => h`${publications()} ${comments()}`;
}

async function hiddenList(kind, title, { signal, update }) {
  const fetchPage = (after) => get(address(`/api/admin/${kind}`, { after }), signal);
  const what = ({ submission, text, puzzle, player }) =>
    h`${submission ? solutionLink(submission) : h`<q>${text}</q>`}
      ${link(publicationsAddress(puzzle), puzzle)} ${playerLink(player)}`;
  const showAgain = async (id) => {
    await send('DELETE', `/api/${kind}/${id}/hiding`);
    return t('console.shown');
  };
  const again = t('console.showAgain');
  const columns = [
    wideOnly(t('console.when'), ({ publishedAt, writtenAt }) => time(publishedAt ?? writtenAt)),
    { title: t('console.what'), cell: what },
    { title: t('console.reason'), cell: ({ reason }) => reason },
    { title: again, cell: ({ id }) => once(again, () => showAgain(id)) },
  ];
  const table = { caption: title, columns, none: t('console.nothingHidden') };
  const list = await listing(table, fetchPage, update);
  return () => h`<section><h2>${title}</h2>${list()}</section>`;
}

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
    return notice(problem.message);
  }
}

/** Two of the members are chosen, at first the two earliest. */
function cluster({ similarity, members }, number) {
  const row = ({ player, submission, submittedAt }) =>
    h`<li>
      ${player ? playerLink(player) : t('console.gone')}
      ${solutionLink(submission)} ${time(submittedAt)}
    </li>`;
  const names = Object.fromEntries(
    members.map(({ player, submission }) => [submission, player ?? submission.slice(-8)]),
  );
  const fields = [
    choice('left', t('console.left'), names, members[0].submission),
    choice('right', t('console.right'), names, members[1].submission),
  ];
  const fetchPair = ({ left, right }) => get(`/api/admin/submissions/${left}/similar/${right}`);
  return h`<section>
    <h2>${t('console.cluster', { number: number + 1, share: percent(similarity) })}</h2>
    <ul>${members.map(row)}</ul>
    ${comparison(fields, fetchPair)}
  </section>`;
}

function solutionLink(submission) {
  return link(`#/submissions/${submission}`, t('console.solution'));
}
