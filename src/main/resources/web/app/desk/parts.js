import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { h, ref } from '../base/view.js';

/** What several pages of the desk show. */

const BLAME = { VALIDATED: 'nobody', PUBLISHED: 'nobody', REJECTED: 'player', VALIDATING: 'judge' };

/** What is at an address of the API; `none` if nothing is there. */
export async function getOr(none, path, signal) {
  try {
    return await get(path, signal);
  } catch (error) {
    if (error.status === 404) {
      return none;
    }
    throw error;
  }
}

/** The state of a version. */
export function stateBadge(state) {
  const kind = BLAME[state] ? `blame-${BLAME[state]}` : 'plain';
  return h`<span class="badge ${kind}">${t(`desk.state.${state}`)}</span>`;
}

/** A version and its state, for a choice. */
export function versionOption({ version, state }, isChosen) {
  const text = t('desk.report.version', { version, state: t(`desk.state.${state}`) });
  return h`<option value=${version} ?selected=${isChosen}>${text}</option>`;
}

/** Faults with file and line; with `goTo(fault)` each one leads to its place. */
export function faultItems(faults, goTo, kind) {
  const item = (fault) => h`<li>${placeOf(fault, goTo)} ${fault.message}</li>`;
  return faults?.length > 0 && h`<ul class=${`faults ${kind ?? ''}`}>${faults.map(item)}</ul>`;
}

function placeOf(fault, goTo) {
  const file = fault.file ?? fault.field;
  if (!file) {
    return null;
  }
  const place = fault.line > 0 ? t('desk.place', { file, line: String(fault.line) }) : file;
  return goTo
    ? h`<button type="button" class="place" @click=${() => goTo(fault)}>${place}</button>`
    : h`<code>${place}</code>`;
}

/** The field for the short name of a puzzle, with its rule. Calls `keep` with its node. */
export function slugField(keep) {
  return h`<div class="field">
    <label>
      ${t('desk.new.slug')}
      <input name="slug" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="60" autocomplete="off"
        spellcheck="false" aria-describedby="slug-rule" ${ref(keep)}>
    </label>
    <p id="slug-rule" class="quiet small">${t('desk.new.slugRule')}</p>
  </div>`;
}
