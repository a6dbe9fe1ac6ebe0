import { t } from '../../base/language.js';
import { keyOf } from '../../base/shortcuts.js';
import { h, keyed, notice, repeat } from '../../base/view.js';
import { deskAddress } from '../addresses.js';
import { openWorkspace } from '../bundle/kept.js';
import { inOrder } from '../bundle/paths.js';
import { dropZone } from '../dropping.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { faultItems } from '../parts.js';
import { addDropped, addFile, removeFile, renameFile } from './changing.js';
import { checking } from './checking.js';
import { fileView } from './file-view.js';
import { storing } from './storing.js';

const DROPPED = '.py,.md,.yaml,.json,.html,.png,.jpg,.jpeg,.gif,.webp,.svg';

/** The files of a puzzle, with the faults that the server finds while the author types. */
export async function filesPage({ parameters: [slug], query, signal, update }) {
  const visit = { signal, update };
  let puzzle = await loadPuzzle(slug, signal);
  const newest = puzzle.versions[0]?.version;
  const work = await openWorkspace(slug, newest, signal);
  if (work.paths.length === 0) {
    throw new Error(t('desk.noPuzzle', { slug }));
  }
  let older = olderBase(work, newest);
  /** Whether the author wants to see a file of tests as a text, by path. */
  const isText = new Map();
  let shown = null;
  let opened = 0;
  let faults = [];
  let answer = null;
  let failure = null;

  const store = storing({ slug, work, refused, stored, discarded: reopen }, visit);
  const accept = ({ files }) => addDropped(work, files).then(reopen);
  const zone = dropZone({ text: t('desk.files.drop'), accept: DROPPED, take: accept }, visit);

  /** Shows a file, unless another one is opened meanwhile; `isNew` shows it again from its content. */
  async function open(path, { line = 0, isNew = path !== shown?.path } = {}) {
    const mine = ++opened;
    if (isNew) {
      const file = { slug, path, work, save: store.save, isText: isText.get(path), showAs };
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

  async function showAs(asText) {
    isText.set(shown.path, asText);
    await reopen();
  }

  async function reopen() {
    const { path } = shown;
    await open(work.paths.includes(path) ? path : inOrder(work.paths)[0], { isNew: true });
  }

  const faultsOf = (path) => faults.filter(({ file }) => file === path);

  function tellFaults() {
    shown.view.checked(faultsOf(shown.path), answer);
    update();
  }

  function refused(violations) {
    faults = violations.map((one) => ({
      ...one,
      file: one.file ?? one.field,
      line: one.line ?? 0,
    }));
    tellFaults();
  }

  /** The head shows the new version; the editor stays as it is. */
  async function stored() {
    older = null;
    puzzle = await loadPuzzle(slug, signal).catch(() => puzzle);
    update();
  }

  work.addEventListener('change', update, { signal });
  const [wanted, line] = [query.get('file'), Number(query.get('line')) || 0];
  await open(work.paths.includes(wanted) ? wanted : inOrder(work.paths)[0], { line });
  checking(slug, work, {
    checked(found) {
      [answer, faults, failure] = [found, found.faults, null];
      tellFaults();
    },
    failed(problem) {
      failure = problem;
      update();
    },
    signal,
  });

  function tree() {
    const item = (path) => {
      const n = faultsOf(path).length;
      return h`<li>
        <button
          type="button"
          class="file"
          aria-current=${path === shown.path && 'true'}
          @click=${() => open(path)}
        >
          <span class="path">${path}</span>
          ${work.isChanged(path) && changedMark()} ${n > 0 && numberOfFaults(n)}
        </button>
      </li>`;
    };
    return h`<nav class="file-tree" aria-label=${t('desk.files.list')}>
      <ul>${repeat(inOrder(work.paths), (path) => path, item)}</ul>
    </nav>`;
  }

  function fileBar({ path }) {
    const isFile = typeof work.files.get(path) === 'string';
    const rename = async () => open(await renameFile(work, path));
    const remove = async () => await removeFile(work, path) && reopen();
    const button = (text, click) =>
      h`<button type="button" class="small" @click=${click}>${text}</button>`;
    return h`<div class="file-bar">
      <h2 class="file-name">${path}</h2>
      ${isFile && button(t('desk.files.rename'), rename)}
      ${work.paths.length > 1 && button(t('desk.files.remove'), remove)}
    </div>`;
  }

  /** What the checks say. Screen readers hear how many faults there are. */
  function checks() {
    const goTo = ({ file, line }) => work.paths.includes(file) && open(file, { line });
    const found = faults.length > 0
      ? t('desk.checks.faults', { n: faults.length })
      : summary(answer);
    const text = failure ? t('desk.checks.failed', { problem: failure.message }) : found;
    const kind = failure ? 'quiet' : faults.length > 0 && 'field-problem';
    return h`<section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">${t('desk.checks.title')}</h2>
      <p role="status" class=${kind}>${text}</p>
      ${faultItems(faults, goTo)}
    </section>`;
  }

  const add = async () => open(await addFile(work) ?? shown.path);
  const keydown = (event) => {
    if (keyOf(event) === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      store.save();
    }
  };
  const content = () =>
    h`${older && notice(older, 'hint')}
      ${store.draw()}
      <div class="files">
        <div>
          ${tree()}
          <button type="button" class="small" @click=${add}>${t('desk.files.addFile')}</button>
          ${zone()}
        </div>
        <div>
          ${fileBar(shown)}
          <div class="file-place">${keyed(shown.view, shown.view.draw(faultsOf(shown.path)))}</div>
          ${checks()}
        </div>
      </div>`;
  return () => h`<div @keydown=${keydown}>${puzzleFrame(puzzle, '', content())}</div>`;
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

function summary(answer) {
  if (!answer) {
    return t('desk.checks.running');
  }
  const tests = answer.tests?.length;
  const found = tests === undefined ? t('desk.checks.none') : t('desk.checks.good', { n: tests });
  return answer.complete === false ? `${found} ${t('desk.checks.withoutPython')}` : found;
}
