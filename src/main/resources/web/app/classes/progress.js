import { address, get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { saveAs } from '../base/saving.js';
import { h, link, workingButton } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { classAddress, dates } from './frame.js';
import { results, resultText, solvedOf } from './results.js';

/** Who has solved what of an assignment: a row for each member, a column for each puzzle. */
export async function progressTab(shown, { query, signal, again }) {
  const { assignments } = shown;
  if (assignments.length === 0) {
    return h`<p>${t('classes.noAssignments')}</p>`;
  }
  const wanted = query.get('assignment');
  const chosen = assignments.find(({ id }) => id === wanted) ?? latest(assignments);
  const path = address(`/api/classes/${shown.id}/progress`, { assignment: chosen.id });
  const { members } = await get(path, signal);
  async function download() {
    const response = await send('GET', path, { headers: { Accept: 'text/csv' } });
    saveAs(`${shown.name} – ${chosen.title}.csv`, await response.blob());
  }
  const downloading = members.length > 0 &&
    workingButton(t('classes.download'), download, { kind: 'small' });
  return h`${choosing(shown, chosen, again)}
    ${dates(chosen)}
    ${members.length === 0 ? h`<p>${t('classes.nobody')}</p>` : table(shown, chosen, members)}
    <div class="buttons">
      <button type="button" class="small" @click=${again}>${t('classes.refresh')}</button>
      ${downloading}
    </div>
    <p class="quiet small">${t('classes.counts')}</p>`;
}

/** The last assignment that is open, or the first if none is. */
function latest(assignments) {
  const open = assignments.filter(({ opensAt }) => new Date(opensAt) <= new Date());
  return open.at(-1) ?? assignments[0];
}

/** The choice keeps the focus, since the arrow keys of a closed one choose at each step. */
function choosing(shown, chosen, again) {
  const change = ({ target }) => {
    const path = address(classAddress(shown, 'progress'), { assignment: target.value });
    history.replaceState(null, '', path);
    again();
  };
  const option = ({ id, title }) =>
    h`<option value=${id} ?selected=${id === chosen.id}>${title}</option>`;
  return h`<label class="class-choice">
    <span class="quiet small">${t('classes.assignment')}</span>
    <select @change=${change}>${shown.assignments.map(option)}</select>
  </label>`;
}

function table(shown, assignment, members) {
  const { puzzles } = assignment;
  const head = [t('players.player'), t('players.solved'), ...puzzles.map(({ title }) => title)];
  const row = (member) => {
    const found = results(member);
    const solved = { solved: solvedOf(assignment, member), puzzles: puzzles.length };
    const cells = puzzles.map(({ slug }) =>
      cell(shown, assignment, member, found.of(assignment.id, slug))
    );
    return h`<tr>
      <th scope="row">${playerLink(member.player)}</th>
      <td>${t('classes.solvedOf', solved)}</td>
      ${cells}
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

function cell(shown, assignment, { player }, result) {
  if (!result) {
    return h`<td class="quiet">–</td>`;
  }
  return h`<td>
    ${link(classAddress(shown, 'work', assignment.id, player), resultText(result))}
  </td>`;
}
