import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { pathFault, suggestions } from '../bundle/paths.js';
import { ask } from '../../base/confirming.js';

/** Asks for the path of a new file, or for another path of a file; null if the author cancels. */
export async function askPath(known, old = null) {
  const problem = element('p', { class: 'field-problem', role: 'alert' });
  const path = element('input', {
    name: 'path',
    value: old ?? '',
    list: 'known-paths',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
  });
  const choices = suggestions(known).map((value) => element('option', { value }));
  const title = old ? t('desk.files.renameTitle', { path: old }) : t('desk.files.addTitle');
  const form = element(
    'form',
    { method: 'dialog', submit },
    element('label', {}, t('desk.files.path'), path),
    element('datalist', { id: 'known-paths' }, choices),
    problem,
    element(
      'div',
      { class: 'buttons' },
      element(
        'button',
        { class: 'main', value: 'yes' },
        old ? t('desk.files.rename') : t('desk.files.add'),
      ),
      element('button', { value: 'no', formnovalidate: true }, t('frame.cancel')),
    ),
  );
  function submit(event) {
    const fault = event.submitter?.value === 'yes' &&
      pathFault(path.value.trim(), known);
    if (fault) {
      event.preventDefault();
      problem.textContent = t(`desk.files.pathFault.${fault}`);
    }
  }
  const isChosen = await ask(
    element(
      'dialog',
      { class: 'help', 'aria-labelledby': 'path-title' },
      element('h2', { id: 'path-title' }, title),
      form,
    ),
  );
  return isChosen ? path.value.trim() : null;
}
