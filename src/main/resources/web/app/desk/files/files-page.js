import { confirmed } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { keyOf } from '../../base/shortcuts.js';
import { h, keyed, notice, repeat } from '../../base/view.js';
import { deskAddress } from '../addresses.js';
import { openWorkspace } from '../bundle/kept.js';
import { inOrder, placeOf, startOf } from '../bundle/paths.js';
import { contentOf } from '../bundle/reading.js';
import { dropZone } from '../dropping.js';
import { faultItems } from '../parts.js';
import { askPath } from './asking.js';
import { checking } from './checking.js';
import { fileView } from './file-view.js';
import { storing } from './storing.js';

const DROPPED = '.py,.md,.yaml,.json,.html,.png,.jpg,.jpeg,.gif,.webp,.svg';

/** The files of a puzzle, with the faults that the server finds while the author types. */
export async function filesPage({ puzzle, query, signal, update }) {
  const visit = { signal, update };
  const { slug } = puzzle;
  const newest = puzzle.versions[0]?.version;
  const work = await openWorkspace(slug, newest, signal);
  if (work.paths.length === 0) {
    throw new Error(t('desk.noPuzzle', { slug }));
  }
  let older = olderBase(work, newest);
  /** The files of tests that the author wants to see as a text. */
  const asTexts = new Set();
  let shown = null;
  let opened = 0;
  let faults = [];
  let answer = null;
  let failure = null;
  const faultsOf = (path) => faults.filter(({ file }) => file === path);
  const store = storing({ slug, work, refused, stored, discarded: reopen }, visit);
  const zone = dropZone({ text: t('desk.files.drop'), accept: DROPPED, take: addDropped }, visit);

  /** Shows a file, unless another one is opened meanwhile; `isNew` shows it again from its content. */
  async function open(path, { line = 0, isNew = path !== shown?.path } = {}) {
    const mine = ++opened;
    if (isNew) {
      const file = { slug, path, work, save: store.save, isText: asTexts.has(path), showAs };
      const view = await fileView(file, visit);
      if (mine !== opened || signal.aborted) {
        return;
      }
      // The new view shows the files as they are, without what could not be read in the old one.
      work.unreadable.clear();
      shown = { path, view };
    }
    history.replaceState(null, '', deskAddress(slug, '', { file: path }));
    tellFaults();
    await update();
    if (line > 0) {
      shown.view.jumpTo(line);
    }
  }

  async function showAs(isText) {
    asTexts[isText ? 'add' : 'delete'](shown.path);
    await reopen();
  }

  async function reopen() {
    const { path } = shown;
    await open(work.paths.includes(path) ? path : inOrder(work.paths)[0], { isNew: true });
  }

  async function addFile() {
    const path = await askPath(work.paths);
    if (path) {
      work.set(path, startOf(path));
      await open(path);
    }
  }

  async function rename() {
    const path = await askPath(work.paths, shown.path);
    if (path && path !== shown.path) {
      work.rename(shown.path, path);
      await open(path);
    }
  }

  async function remove() {
    const isSure = await confirmed({
      title: t('desk.files.removeTitle', { path: shown.path }),
      texts: [t('desk.files.removeText')],
      action: t('desk.files.remove'),
    });
    if (isSure) {
      work.remove(shown.path);
      await reopen();
    }
  }

  async function addDropped({ files }) {
    const placed = Object.entries(files).map(([name, file]) => [placeOf(name), file]);
    work.add(await contentOf(Object.fromEntries(placed)));
    await reopen();
  }

  function tellFaults() {
    shown.view.checked(faultsOf(shown.path), answer);
    update();
  }

  function refused(violations) {
    faults = violations.map(({ file, field, ...fault }) => ({ ...fault, file: file ?? field }));
    tellFaults();
  }

  /** The head shows the new version; the editor stays as it is. */
  async function stored() {
    older = null;
    await puzzle.reload().catch(() => {});
    update();
  }

  function checked(found) {
    [answer, faults, failure] = [found, found.faults, null];
    tellFaults();
  }

  function failed(problem) {
    failure = problem;
    update();
  }

  work.addEventListener('change', update, { signal });
  const [wanted, line] = [query.get('file'), Number(query.get('line')) || 0];
  await open(work.paths.includes(wanted) ? wanted : inOrder(work.paths)[0], { line });
  checking(slug, work, { checked, failed, signal });

  function treeItem(path) {
    const n = faultsOf(path).length;
    const current = path === shown.path && 'true';
    return h`<li>
      <button type="button" class="file" aria-current=${current} @click=${() => open(path)}>
        <span class="path">${path}</span>
        ${work.isChanged(path) && changedMark()} ${n > 0 && numberOfFaults(n)}
      </button>
    </li>`;
  }

  function fileBar({ path }) {
    const canRename = typeof work.files.get(path) === 'string';
    const button = (text, click) =>
      h`<button type="button" class="small" @click=${click}>${text}</button>`;
    return h`<div class="file-bar">
      <h2 class="file-name">${path}</h2>
      ${canRename && button(t('desk.files.rename'), rename)}
      ${work.paths.length > 1 && button(t('desk.files.remove'), remove)}
    </div>`;
  }

  /** What the checks say. Screen readers hear how many faults there are. */
  function checks() {
    const goTo = ({ file, line }) => work.paths.includes(file) && open(file, { line });
    const kind = failure ? 'quiet' : faults.length > 0 && 'field-problem';
    return h`<section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">${t('desk.checks.title')}</h2>
      <p role="status" class=${kind}>${summary(answer, faults, failure)}</p>
      ${faultItems(faults, goTo)} ${faultItems(answer?.notes, goTo, 'warnings')}
    </section>`;
  }

  const keydown = (event) => {
    if (keyOf(event) === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      store.save();
    }
  };
  return () =>
    h`<div @keydown=${keydown}>
      ${older && notice(older, 'hint')}
      ${store.draw()}
      <div class="files">
        <div>
          <nav class="file-tree" aria-label=${t('desk.files.list')}>
            <ul>${repeat(inOrder(work.paths), (path) => path, treeItem)}</ul>
          </nav>
          <button type="button" class="small" @click=${addFile}>${t('desk.files.addFile')}</button>
          ${zone()}
        </div>
        <div>
          ${fileBar(shown)} ${shown.view.modes()}
          <div class="file-place">${keyed(shown.view, shown.view.draw(faultsOf(shown.path)))}</div>
          ${checks()}
        </div>
      </div>
    </div>`;
}

function changedMark() {
  const text = t('desk.files.changed');
  return h`<span class="changed" title=${text}>●<span class="unseen">${text}</span></span>`;
}

function numberOfFaults(n) {
  return h`<span class="number-of-faults">
    <span aria-hidden="true">${n}</span>
    <span class="unseen">${t('desk.checks.faults', { n })}</span>
  </span>`;
}

/** Edits of an older version would take back what a newer one changed. */
function olderBase({ edits, version }, newest) {
  if (!edits || !newest || version === newest) {
    return null;
  }
  return version === 0
    ? t('desk.store.replaces', { newest })
    : t('desk.store.older', { version, newest });
}

function summary(answer, faults, failure) {
  if (failure) {
    return t('desk.checks.failed', { problem: failure.message });
  }
  if (faults.length > 0) {
    return t('desk.checks.faults', { n: faults.length });
  }
  if (!answer) {
    return t('desk.checks.running');
  }
  const n = answer.tests?.length;
  const found = n === undefined ? t('desk.checks.none') : t('desk.checks.good', { n });
  return answer.complete === false ? `${found} ${t('desk.checks.withoutPython')}` : found;
}
