import { confirmed, showDialog, yesOrNo } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { keyOf } from '../../base/shortcuts.js';
import { h, keyed, notice, repeat } from '../../base/view.js';
import { deskAddress } from '../addresses.js';
import { declared, inOrder, isUsable, placeOf, startOf, SUGGESTIONS } from '../bundle/paths.js';
import { openWorkspace } from '../bundle/workspace.js';
import { filesField } from '../dropping.js';
import { TESTS_FILES } from '../tests/tests-file.js';
import { checking } from './checking.js';
import { fileView } from './file-view.js';
import { storing } from './storing.js';

/** The files of a puzzle, with the faults that the server finds while the author types. */
export async function filesPage({ puzzle, query, signal, update }) {
  const { slug } = puzzle;
  const work = await openWorkspace(slug, puzzle.versions[0]?.version, signal);
  if (work.paths.length === 0) {
    throw new Error(t('desk.noPuzzle', { slug }));
  }
  let shown = null;
  const checks = checking({ slug, work, shownPath: () => shown.path, checked: showFaults }, signal);
  const store = storing({ slug, work, stored, discarded: () => reopen() }, signal);
  const dropped = filesField(t('desk.files.drop'), addDropped, update);
  work.onChange = () => {
    checks.checkSoon();
    update();
  };

  /** Shows a file; `isNew` shows it again from its content, and tests as a table if they can be one. */
  function open(path, { line = 0, isNew = path !== shown?.path, isText = false } = {}) {
    if (isNew) {
      const view = fileView({ slug, path, work, save, isText }, { update });
      shown = { path, view };
      checks.html = '';
      checks.check();
    }
    history.replaceState(null, '', deskAddress(slug, '', { file: path }));
    showFaults();
    if (line > 0) {
      // Then the page is drawn.
      setTimeout(() => shown.view.jumpTo?.(line));
    }
  }

  /** Shows a file anew; the first one if the file is gone. */
  function reopen(path = shown.path, line = 0) {
    open(work.paths.includes(path) ? path : inOrder(work.paths)[0], { line, isNew: true });
  }

  /** Adds a file, or gives the file `old` another path. */
  async function place(old) {
    const path = await askPath(work.paths, old);
    if (path) {
      work.change(old ? { [old]: null, [path]: work.files.get(old) } : { [path]: startOf(path) });
      open(path);
    }
  }

  async function remove() {
    const isSure = await confirmed({
      title: t('desk.files.removeTitle', { path: shown.path }),
      texts: [t('desk.files.removeText')],
      action: t('desk.files.remove'),
    });
    if (isSure) {
      work.change({ [shown.path]: null });
      reopen();
    }
  }

  function addDropped(files) {
    const placed = Object.entries(files).map(([name, content]) => {
      const path = placeOf(name);
      return [path, content.content ? content : declared(path, content)];
    });
    work.change(Object.fromEntries(placed));
    reopen();
  }

  function faultsOf(path) {
    return checks.faults.filter(({ file }) => file === path);
  }

  function showFaults() {
    shown.view.showFaults?.(faultsOf(shown.path));
    update();
  }

  function save() {
    document.querySelector('.storing .save').click();
  }

  /** The head shows the new version; the editor stays as it is. */
  async function stored() {
    await puzzle.reload().catch(() => {});
    update();
  }

  reopen(query.get('file'), Number(query.get('line')));

  function treeItem(path) {
    const n = faultsOf(path).length;
    const current = path === shown.path && 'true';
    return h`<li>
      <button type="button" class="file" aria-current=${current} @click=${() => open(path)}>
        <span class="path">${path}</span>
        ${work.isChanged(path) && mark('changed', '●', t('desk.files.changed'))}
        ${n > 0 && mark('number-of-faults', n, t('desk.checks.faults', { n }))}
      </button>
    </li>`;
  }

  function button(text, click, isPressed) {
    return h`<button type="button" class="small" aria-pressed=${isPressed} @click=${click}>
      ${text}
    </button>`;
  }

  function fileBar({ path, view: { isTable = false } }) {
    const isText = typeof work.files.get(path) === 'string';
    const toggle = () => open(path, { isNew: true, isText: isTable });
    return h`<div class="file-bar">
      <h2 class="file-name">${path}</h2>
      ${TESTS_FILES.includes(path) && button(t('desk.table.table'), toggle, String(isTable))}
      ${isText && button(t('desk.files.rename'), () => place(path))}
      ${work.paths.length > 1 && button(t('desk.files.remove'), remove)}
    </div>`;
  }

  const keydown = (event) => {
    if (keyOf(event) === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const goTo = ({ file, line }) => work.paths.includes(file) && open(file, { line });
  return () => {
    const { path, view } = shown;
    const content = view.draw({ faults: faultsOf(path), html: checks.html });
    return h`<div @keydown=${keydown}>
      ${olderBase(work, puzzle.versions[0]?.version)}
      ${store()}
      <div class="files">
        <div>
          <nav class="file-tree" aria-label=${t('desk.files.list')}>
            <ul>${repeat(inOrder(work.paths), (path) => path, treeItem)}</ul>
          </nav>
          ${button(t('desk.files.addFile'), () => place())}
          ${dropped()}
        </div>
        <div>
          ${fileBar(shown)}
          <div class="file-place">${keyed(view, content)}</div>
          ${checks.draw(goTo)}
        </div>
      </div>
    </div>`;
  };
}

/** A sign that screen readers say in words. */
function mark(kind, sign, text) {
  return h`<span class=${kind} title=${text}>
    <span aria-hidden="true">${sign}</span><span class="unseen">${text}</span>
  </span>`;
}

/** Edits of an older version would take back what a newer one changed. */
function olderBase({ edits, version }, newest = 0) {
  const text = version === 0
    ? t('desk.store.replaces', { newest })
    : t('desk.store.older', { version, newest });
  return edits && version < newest && notice(text, 'hint');
}

/** Asks for the path of a new file, or for another path of a file; false if the author cancels. */
async function askPath(known, old = '') {
  let path = old;
  const written = ({ target }) => {
    path = target.value.trim();
    target.setCustomValidity(isUsable(path, known) ? '' : t('desk.files.pathFault'));
  };
  const option = (value) => h`<option value=${value}></option>`;
  const content = h`<label>
      ${t('desk.files.path')}
      <input name="path" value=${old} list="known-paths" autocomplete="off" spellcheck="false"
        required @input=${written}>
    </label>
    <datalist id="known-paths">
      ${SUGGESTIONS.filter((one) => !known.includes(one)).map(option)}
    </datalist>`;
  const title = old ? t('desk.files.renameTitle', { path: old }) : t('desk.files.addTitle');
  const buttons = yesOrNo(old ? t('desk.files.rename') : t('desk.files.add'));
  return await showDialog({ title, content, buttons }) === 'yes' && path;
}
