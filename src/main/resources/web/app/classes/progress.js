import { address, get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { saveAs } from '../base/saving.js';
import { h, keyed, link, shortTime, tabs, workingButton } from '../base/view.js';
import { isMine, playerLink } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { badge } from '../result/verdicts.js';
import { classAddress, classApi, dates, decision } from './frame.js';

/** The assignments: for members with the own results, for the teacher with ways to change them. */
export async function assignmentsTab(shown, { signal, again }) {
  const { members } = shown.teaches ? {} : await get(classApi(shown, 'progress'), signal);
  const own = members?.find(({ player }) => isMine(player));
  const mayChange = shown.teaches && !shown.archivedAt;
  const adding = link(classAddress(shown, 'assignments', 'new'), t('classes.addAssignment'));
  const card = (one) =>
    h`<article class="assignment">
      <h2>${one.title}</h2>
      ${dates(one)}
      <ul>${one.puzzles.map((puzzle) => puzzleItem(shown, one, puzzle, own))}</ul>
      ${mayChange && changes(shown, one, again)}
    </article>`;
  return h`${mayChange && h`<p>${adding}</p>`}
    ${shown.assignments.length === 0 && h`<p>${t('classes.noAssignments')}</p>`}
    ${shown.assignments.map(card)}`;
}

function puzzleItem({ newComments = [] }, one, { slug, title, published }, own) {
  const puzzle = published ? link(puzzleAddress(slug), title) : `${title} ${t('classes.retired')}`;
  const comments = newComments.filter((comment) => comment.puzzle === slug)
    .map(({ submission }) => link(`#/submissions/${submission}`, t('classes.newComment')));
  return h`<li>${puzzle} ${own && resultText(resultOf(own, one, slug))} ${comments}</li>`;
}

function changes(shown, { id }, again) {
  const change = link(classAddress(shown, 'assignments', id), t('classes.changeAssignment'));
  const likeThis = address(classAddress(shown, 'assignments', 'new'), { like: id });
  const deletion = [
    t('classes.deleteAssignment'),
    t('classes.deleteAssignmentWhy'),
    t('classes.deleteAssignmentNow'),
  ];
  const remove = () => send('DELETE', classApi(shown, 'assignments', id)).then(again);
  return h`<p>${change} · ${link(likeThis, t('classes.copyAssignment'))}</p>
    ${keyed(id, decision(deletion, remove))}`;
}

/** Who has solved what of an assignment: a row for each member, a column for each puzzle. */
export async function progressTab(shown, { query, signal }) {
  const { assignments } = shown;
  if (assignments.length === 0) {
    return h`<p>${t('classes.noAssignments')}</p>`;
  }
  const wanted = query.get('assignment');
  const latest = assignments.findLast(({ opensAt }) => new Date(opensAt) <= new Date());
  const chosen = assignments.find(({ id }) => id === wanted) ?? latest ?? assignments[0];
  const path = address(classApi(shown, 'progress'), { assignment: chosen.id });
  const { members } = await get(path, signal);
  async function download() {
    const response = await send('GET', path, { headers: { Accept: 'text/csv' } });
    saveAs(`${shown.name} – ${chosen.title}.csv`, await response.blob());
  }
  const tab = ({ id, title }) => ({
    href: address(classAddress(shown, 'progress'), { assignment: id }),
    text: title,
    current: id === chosen.id,
  });
  const all = () =>
    h`${table(shown, chosen, members)}
      <p>${workingButton(t('classes.download'), download, { kind: 'small' })}</p>`;
  return h`${tabs(t('classes.assignment'), assignments.map(tab))}
    ${dates(chosen)}
    ${members.length > 0 ? all() : h`<p>${t('classes.nobody')}</p>`}
    <p class="quiet small">${t('classes.counts')}</p>`;
}

function table(shown, assignment, members) {
  const { puzzles } = assignment;
  const head = [t('players.player'), t('players.solved'), ...puzzles.map(({ title }) => title)];
  const cell = (player, result) =>
    result
      ? h`<td>${link(classAddress(shown, 'work', assignment.id, player), resultText(result))}</td>`
      : h`<td class="quiet">–</td>`;
  const row = (member) => {
    const results = puzzles.map(({ slug }) => resultOf(member, assignment, slug));
    const solved = results.filter((result) => result?.solvedAt).length;
    return h`<tr>
      <th scope="row">${playerLink(member.player)}</th>
      <td>${t('classes.solvedOf', { solved, puzzles: puzzles.length })}</td>
      ${results.map((result) => cell(member.player, result))}
    </tr>`;
  };
  return h`<div class="compared" tabindex="0" role="region" aria-label=${t('classes.tab.progress')}>
    <table class="progress-table">
      <caption class="unseen">${t('classes.tab.progress')}</caption>
      <thead><tr>${head.map((one) => h`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${members.map(row)}</tbody>
    </table>
  </div>`;
}

function resultOf({ results }, { id }, slug) {
  return results.find(({ assignment, puzzle }) => assignment === id && puzzle === slug);
}

/** A result in words: solved when, late or not, or the last verdict, and the tries. */
function resultText(result) {
  if (!result) {
    return h`<span class="quiet small">${t('classes.untried')}</span>`;
  }
  const { solvedAt, late, tries, lastVerdict } = result;
  const solved = () =>
    h`<span class="mark">✓ ${shortTime(solvedAt)}</span>
      ${late && h`<span class="late">${t('classes.late')}</span>`}`;
  return h`<span class="class-result">
    ${solvedAt ? solved() : badge(lastVerdict)}
    <span class="quiet small">${t('classes.tries', { n: tries })}</span>
  </span>`;
}
