import { address, get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { action, element, link } from '../base/page.js';
import { saveAs } from '../people/account.js';
import { playerLink } from '../people/players.js';
import { dates } from './assignments.js';
import { classAddress } from './frame.js';
import { results, resultText, solvedOf } from './results.js';

/** Who has solved what of an assignment: a row for each member, a column for each puzzle. */
export async function progressTab(shown, { query, signal, again }) {
  const { assignments } = shown;
  if (assignments.length === 0) {
    return element('p', {}, t('classes.noAssignments'));
  }
  const wanted = query.get('assignment');
  const chosen = assignments.find(({ id }) => id === wanted) ?? latest(assignments);
  const path = address(`/api/classes/${shown.id}/progress`, { assignment: chosen.id });
  const { members } = await get(path, signal);
  const message = element('div');
  const download = action(t('classes.download'), message, async () => {
    const response = await send('GET', path, { headers: { Accept: 'text/csv' } });
    saveAs(`${shown.name} – ${chosen.title}.csv`, await response.blob());
  });
  return element(
    'div',
    {},
    choosing(shown, chosen, again),
    dates(chosen),
    members.length === 0 ? element('p', {}, t('classes.nobody')) : table(shown, chosen, members),
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', class: 'small', click: again }, t('classes.refresh')),
      members.length > 0 ? download : null,
    ),
    message,
    element('p', { class: 'quiet small' }, t('classes.counts')),
  );
}

/** The last assignment that is open, or the first if none is. */
function latest(assignments) {
  const open = assignments.filter(({ opensAt }) => new Date(opensAt) <= new Date());
  return open.at(-1) ?? assignments[0];
}

/** The choice keeps the focus, since the arrow keys of a closed one choose at each step. */
function choosing(shown, chosen, again) {
  const select = element(
    'select',
    {
      change: () => {
        const target = address(classAddress(shown, 'progress'), { assignment: select.value });
        history.replaceState(null, '', target);
        again();
      },
    },
    shown.assignments.map(({ id, title }) =>
      element('option', { value: id, selected: id === chosen.id }, title)
    ),
  );
  return element(
    'label',
    { class: 'class-choice' },
    element('span', { class: 'quiet small' }, t('classes.assignment')),
    select,
  );
}

function table(shown, assignment, members) {
  const { puzzles } = assignment;
  const head = [t('players.player'), t('players.solved'), ...puzzles.map(({ title }) => title)];
  const rows = members.map((member) => {
    const found = results(member);
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, playerLink(member.player)),
      element(
        'td',
        {},
        t('classes.solvedOf', { solved: solvedOf(assignment, member), puzzles: puzzles.length }),
      ),
      puzzles.map(({ slug }) => cell(shown, assignment, member, found.of(assignment.id, slug))),
    );
  });
  return element(
    'div',
    { class: 'compared', tabindex: '0', role: 'region', 'aria-label': t('classes.tab.progress') },
    element(
      'table',
      { class: 'progress-table' },
      element('caption', { class: 'unseen' }, t('classes.tab.progress')),
      element(
        'thead',
        {},
        element('tr', {}, head.map((one) => element('th', { scope: 'col' }, one))),
      ),
      element('tbody', {}, rows),
    ),
  );
}

function cell(shown, assignment, { player }, result) {
  if (!result) {
    return element('td', { class: 'quiet' }, '–');
  }
  const work = classAddress(shown, 'work', assignment.id, player);
  return element('td', {}, link(work, resultText(result)));
}
