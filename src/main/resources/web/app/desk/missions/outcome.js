import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, notice } from '../../base/page.js';
import { deskAddress, versionApi } from '../addresses.js';
import { inOrder } from '../bundle/paths.js';
import { faultItems } from '../faults.js';
import { addingSolutions } from './solutions.js';

/** What came of an import: what was carried, what was left out and why, and the next steps. */
export function imported(task, signal) {
  const { result, faults } = task;
  if (!result) {
    return element(
      'section',
      {},
      notice(t('desk.import.refused')),
      faults?.length > 0 ? faultItems(faults) : null,
    );
  }
  const { slug, version, notes = [], needs = [] } = result;
  const carried = element('ul', { class: 'carried' });
  get(versionApi(slug, version, '/files'), signal)
    .then(({ files, binary }) => {
      const paths = [...Object.keys(files), ...binary.map(({ path }) => path)];
      carried.replaceChildren(
        ...inOrder(paths).map((path) => element('li', {}, fileLink(slug, path))),
      );
    })
    .catch((error) => signal.aborted || carried.replaceChildren(notice(error.message)));
  return element(
    'section',
    {},
    element('p', { class: 'notice hint' }, t('desk.import.done', { slug, version })),
    needs.length > 0 ? element('p', {}, t('desk.import.needs')) : null,
    addingSolutions({ slug, version, signal }),
    element('h2', {}, t('desk.import.carried')),
    carried,
    element('h2', {}, t('desk.import.leftOut')),
    notes.length > 0
      ? faultItems(notes, undefined, 'warnings')
      : element('p', {}, t('desk.import.nothingLeftOut')),
  );
}

function fileLink(slug, path) {
  return link(deskAddress(slug, '', { file: path }), path);
}
