import { get, post } from '../base/api.js';
import { choice, field, form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, notice } from '../base/view.js';
import { DIFFICULTIES } from '../puzzle/puzzles.js';
import { DESK, deskAddress, taskAddress, versionApi } from './addresses.js';
import { inOrder, slugOf } from './bundle/paths.js';
import { faultItems, slugField } from './parts.js';

/** What an author may say instead of the mission. */
const OPTIONS = ['title', 'tags', 'points', 'function', 'license', 'source'];

/** The import of a CheckIO mission, with solutions. */
export function importPage() {
  let slug = null;
  // A name that the author has written stays.
  const chosen = ({ target }) => (slug.defaultValue = slugOf(target.files[0]?.name ?? ''));
  const difficulties = DIFFICULTIES.map((value) => [value, t(`difficulty.${value}`)]);
  const option = (name) =>
    field(name, t(`desk.import.option.${name}`), { required: false, maxlength: 1000 });
  const fields = [
    h`<label class="files-field">
      ${t('desk.import.drop')}
      <input type="file" name="mission" accept=".zip" required @change=${chosen}>
    </label>`,
    slugField((node) => (slug = node)),
    h`<label class="files-field">
      ${t('desk.import.dropSolutions')}
      <input type="file" name="solution" accept=".py" multiple aria-describedby="solutions-lead">
    </label>
    <p id="solutions-lead" class="quiet small">${t('desk.import.solutionsLead')}</p>
    <h2>${t('desk.import.options')}</h2>
    <p class="quiet small">${t('desk.import.optionsLead')}</p>`,
    ...OPTIONS.map(option),
    choice('difficulty', t('puzzles.difficulty'), {
      '': t('desk.import.asItIs'),
      ...Object.fromEntries(difficulties),
    }),
  ];
  async function start(_, node) {
    const body = new FormData(node);
    for (const [name, value] of [...body]) {
      if (value === '' || value.size === 0) {
        body.delete(name);
      }
    }
    const task = await post('/api/author/imports/checkio', body);
    location.hash = taskAddress(task.id);
  }
  return h`<div class="desk narrow">
    <p class="small">${link(DESK, t('desk.back'))}</p>
    <h1 tabindex="-1">${t('desk.import.title')}</h1>
    <p>${t('desk.import.lead')}</p>
    ${form({ fields, action: t('desk.import.start'), send: start })}
  </div>`;
}

/**
 * Gives a function that draws what came of an import: what was carried, what was left out and why, and the
 * next step.
 */
export async function imported({ result, faults }, { signal }) {
  if (!result) {
    return () => h`<section>${notice(t('desk.import.refused'))}${faultItems(faults)}</section>`;
  }
  const { slug, version, notes = [], needs = [] } = result;
  const { files, binary } = await get(versionApi(slug, version, '/files'), signal);
  const paths = [...Object.keys(files), ...binary.map(({ path }) => path)];
  const item = (file) => h`<li>${link(deskAddress(slug, '', { file }), file)}</li>`;
  const leftOut = faultItems(notes, undefined, 'warnings') ||
    h`<p>${t('desk.import.nothingLeftOut')}</p>`;
  return () =>
    h`<section>
      ${notice(t('desk.import.done', { slug, version }), 'hint')}
      ${needs.length > 0 && h`<p>${t('desk.import.needs')}</p>`}
      <p>${link(deskAddress(slug), t('desk.import.openFiles'))}</p>
      <h2>${t('desk.import.carried')}</h2>
      <ul class="carried">${inOrder(paths).map(item)}</ul>
      <h2>${t('desk.import.leftOut')}</h2>
      ${leftOut}
    </section>`;
}
