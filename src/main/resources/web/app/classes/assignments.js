import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, keyed, link } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { classAddress, dates, decision } from './frame.js';
import { results, resultText } from './results.js';

/** The assignments: for members with the own results, for the teacher with ways to change them. */
export async function assignmentsTab(shown, { signal, again }) {
  const own = shown.teaches ? null : await ownResults(shown, signal);
  const mayChange = shown.teaches && !shown.archivedAt;
  const adding = link(classAddress(shown, 'assignments', 'new'), t('classes.addAssignment'));
  const card = (one) =>
    h`<article class="assignment">
      <h2>${one.title}</h2>
      ${dates(one)}
      <ul>${one.puzzles.map((puzzle) => puzzleItem(one, puzzle, own, shown))}</ul>
      ${mayChange && changes(shown, one, again)}
    </article>`;
  return h`${mayChange && h`<p>${adding}</p>`}
    ${shown.assignments.length === 0 && h`<p>${t('classes.noAssignments')}</p>`}
    ${shown.assignments.map(card)}`;
}

async function ownResults(shown, signal) {
  const { members } = await get(`/api/classes/${shown.id}/progress`, signal);
  const name = current()?.name.toLowerCase();
  return results(members.find(({ player }) => player.toLowerCase() === name));
}

function puzzleItem(one, { slug, title, published }, own, { newComments = [] }) {
  const puzzle = published ? link(puzzleAddress(slug), title) : `${title} ${t('classes.retired')}`;
  const comments = newComments.filter((comment) => comment.puzzle === slug)
    .map(({ submission }) => link(`#/submissions/${submission}`, t('classes.newComment')));
  return h`<li>${puzzle} ${own && resultText(own.of(one.id, slug))} ${comments}</li>`;
}

function changes(shown, one, again) {
  const change = link(classAddress(shown, 'assignments', one.id), t('classes.changeAssignment'));
  const copy = link(
    `${classAddress(shown, 'assignments', 'new')}?like=${one.id}`,
    t('classes.copyAssignment'),
  );
  const deletion = [
    t('classes.deleteAssignment'),
    t('classes.deleteAssignmentWhy'),
    t('classes.deleteAssignmentNow'),
  ];
  const remove = () => send('DELETE', `/api/classes/${shown.id}/assignments/${one.id}`).then(again);
  return h`<p>${change} · ${copy}</p>${keyed(one.id, decision(deletion, remove))}`;
}
