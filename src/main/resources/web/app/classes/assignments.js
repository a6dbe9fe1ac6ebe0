import { get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element, link, shortTime } from '../base/page.js';
import { current } from '../base/session.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { classAddress } from './frame.js';
import { results, resultText } from './results.js';

/** The assignments: for members with the own results, for the teacher with ways to change them. */
export async function assignmentsTab(shown, { signal, again }) {
  const own = shown.teaches ? null : await ownResults(shown, signal);
  return element(
    'div',
    {},
    shown.teaches && !shown.archivedAt
      ? element(
        'p',
        {},
        link(classAddress(shown, 'assignments', 'new'), t('classes.addAssignment')),
      )
      : null,
    shown.assignments.length === 0 ? element('p', {}, t('classes.noAssignments')) : null,
    shown.assignments.map((one) => card(shown, one, own, again)),
  );
}

async function ownResults(shown, signal) {
  const { members } = await get(`/api/classes/${shown.id}/progress`, signal);
  const name = current()?.name.toLowerCase();
  return results(members.find(({ player }) => player.toLowerCase() === name));
}

function card(shown, one, own, again) {
  return element(
    'article',
    { class: 'assignment' },
    element('h2', {}, one.title),
    dates(one),
    element('ul', {}, one.puzzles.map((puzzle) => puzzleItem(one, puzzle, own))),
    shown.teaches && !shown.archivedAt ? changes(shown, one, again) : null,
  );
}

/** When an assignment opens, if it has not opened yet, and when it is due. */
export function dates({ opensAt, dueAt }) {
  const now = new Date();
  return element(
    'p',
    { class: 'quiet small' },
    new Date(opensAt) > now ? [t('classes.opens'), ' ', shortTime(opensAt), ' · '] : [],
    dueAt
      ? [new Date(dueAt) > now ? t('classes.due') : t('classes.wasDue'), ' ', shortTime(dueAt)]
      : t('classes.noDue'),
  );
}

function puzzleItem(one, { slug, title, published }, own) {
  return element(
    'li',
    {},
    published ? link(puzzleAddress(slug), title) : [title, ' ', t('classes.retired')],
    own ? [' ', resultText(own.of(one.id, slug))] : null,
  );
}

function changes(shown, one, again) {
  const problem = element('div');
  return element(
    'div',
    {},
    element(
      'p',
      {},
      link(classAddress(shown, 'assignments', one.id), t('classes.changeAssignment')),
    ),
    element(
      'details',
      {},
      element('summary', {}, t('classes.deleteAssignment')),
      element('p', {}, t('classes.deleteAssignmentWhy')),
      action(t('classes.deleteAssignmentNow'), problem, async () => {
        await send('DELETE', `/api/classes/${shown.id}/assignments/${one.id}`);
        again();
      }),
      problem,
    ),
  );
}
