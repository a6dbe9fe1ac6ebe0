import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { inOrder } from '../bundle/paths.js';

/** The files of a puzzle: what is changed, and how many faults each has. */
export function fileTree(work, choose) {
  const list = element('ul', {});
  const node = element('nav', { class: 'file-tree', 'aria-label': t('desk.files.list') }, list);
  let faults = new Map();
  let chosen = null;

  function show() {
    const focused = list.contains(document.activeElement) && document.activeElement.dataset.path;
    list.replaceChildren(...inOrder(work.paths).map(item));
    if (focused) {
      list.querySelector(`[data-path="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  function item(path) {
    const number = faults.get(path) ?? 0;
    return element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          class: 'file',
          'data-path': path,
          'aria-current': path === chosen && 'true',
          click: () => choose(path),
        },
        element('span', { class: 'path' }, path),
        work.isChanged(path)
          ? element('span', { class: 'changed', title: t('desk.files.changed') }, '●', unseen())
          : null,
        number > 0
          ? element(
            'span',
            { class: 'number-of-faults' },
            element('span', { 'aria-hidden': 'true' }, String(number)),
            element('span', { class: 'unseen' }, t('desk.checks.faults', { n: number })),
          )
          : null,
      ),
    );
  }

  const unseen = () => element('span', { class: 'unseen' }, t('desk.files.changed'));
  return {
    node,
    show,
    mark(path) {
      chosen = path;
      show();
    },
    showFaults(found) {
      const byFile = Map.groupBy(found, ({ file }) => file);
      faults = new Map([...byFile].map(([file, own]) => [file, own.length]));
      show();
    },
  };
}
