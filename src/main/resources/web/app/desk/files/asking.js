import { showDialog, yesOrNo } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { h } from '../../base/view.js';
import { pathFault, suggestions } from '../bundle/paths.js';

/** Asks for the path of a new file, or for another path of a file; null if the author cancels. */
export async function askPath(known, old) {
  let path = old ?? '';
  let fault = null;
  let draw;
  const option = (value) => h`<option value=${value}></option>`;
  const written = ({ target }) => (path = target.value.trim());
  const content = (again) => {
    draw = again;
    return h`<label>
        ${t('desk.files.path')}
        <input name="path" value=${old} list="known-paths" autocomplete="off" spellcheck="false"
          required @input=${written}>
      </label>
      <datalist id="known-paths">${suggestions(known).map(option)}</datalist>
      <p class="field-problem" role="alert">${fault && t(`desk.files.pathFault.${fault}`)}</p>`;
  };
  const submit = (event) => {
    fault = event.submitter?.value === 'yes' ? pathFault(path, known) : null;
    if (fault) {
      event.preventDefault();
      draw();
    }
  };
  const title = old ? t('desk.files.renameTitle', { path: old }) : t('desk.files.addTitle');
  const buttons = yesOrNo(old ? t('desk.files.rename') : t('desk.files.add'));
  return await showDialog({ title, content, buttons, submit }) === 'yes' ? path : null;
}
