import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { keyOf } from '../../base/shortcuts.js';
import { deskAddress } from '../addresses.js';
import { inOrder } from '../bundle/paths.js';
import { dropZone } from '../dropping.js';
import { loadPuzzle, puzzleFrame, puzzleHead } from '../frame.js';
import { changing } from './changing.js';
import { checking } from './checking.js';
import { faultPanel } from '../faults.js';
import { fileView } from './file-view.js';
import { openWorkspace } from './opening.js';
import { storing } from './storing.js';
import { fileTree } from './tree.js';

/** The files of a puzzle, with the faults that the server finds while the author types. */
export async function filesPage({ parameters: [slug], query, signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const newest = puzzle.versions[0]?.version;
  const work = await openWorkspace(slug, newest, signal);
  if (work.paths.length === 0) {
    throw new Error(t('desk.noPuzzle', { slug }));
  }
  const views = new Map();
  const place = element('div', { class: 'file-place' });
  const bar = element('div', { class: 'file-bar' });
  let chosen = null;
  let opened = 0;
  let faults = [];
  let answer = null;

  const tree = fileTree(work, (path) => open(path));
  const panel = faultPanel(({ file, line }) => work.paths.includes(file) && open(file, { line }));
  const store = storing({
    slug,
    work,
    refused: (found) => showFaults(found.map(ofViolation)),
    stored,
    discarded: reopen,
    signal,
  });
  const checks = checking(slug, work, signal);
  const changes = changing({ work, path: () => chosen.path, open, reopen, openFirst });

  async function open(path, { line = 0, asText } = {}) {
    const key = `${path} ${asText ?? views.get(path) ?? ''}`;
    views.set(path, asText ?? views.get(path));
    const mine = ++opened;
    if (chosen?.key !== key) {
      const view = await fileView({
        slug,
        path,
        work,
        save: store.save,
        asText: views.get(path),
        showAs: (text) => open(path, { asText: text }),
        signal,
      });
      if (mine !== opened || signal.aborted) {
        return;
      }
      // The new view shows the files as they are, without what could not be read in the old one.
      work.unreadable.clear();
      chosen = { key, path, view };
      place.replaceChildren(view.node);
      showBar();
    }
    tree.mark(path);
    history.replaceState(null, '', deskAddress(slug, '', { file: path }));
    showInFile();
    if (line > 0) {
      chosen.view.jumpTo(line);
    }
  }

  function showBar() {
    const { path } = chosen;
    const button = (text, click) =>
      element('button', { type: 'button', class: 'small', click }, text);
    bar.replaceChildren(
      element('h2', { class: 'file-name' }, path),
      work.isPicture(path) ? '' : button(t('desk.files.rename'), changes.rename),
      work.paths.length > 1 ? button(t('desk.files.remove'), changes.remove) : '',
    );
  }

  async function reopen() {
    const { path } = chosen;
    chosen = null;
    await (work.paths.includes(path) ? open(path) : openFirst());
  }

  function openFirst() {
    return open(inOrder(work.paths)[0]);
  }

  function showFaults(found) {
    faults = found;
    tree.showFaults(faults);
    panel.show(faults, summary(answer));
    showInFile();
  }

  function showInFile() {
    chosen?.view.faults(faults.filter(({ file }) => file === chosen.path));
    if (answer) {
      chosen?.view.shown(answer);
    }
  }

  /** The head shows the new version; the editor stays as it is. */
  async function stored() {
    note.replaceChildren();
    const head = node.querySelector('.puzzle-head');
    head.replaceWith(puzzleHead(await loadPuzzle(slug, signal), ''));
  }

  checks.events.addEventListener('checked', ({ detail }) => {
    answer = detail;
    showFaults(detail.faults);
  });
  checks.events.addEventListener('failed', ({ detail }) => panel.fail(detail));
  work.addEventListener('change', () => tree.show(), { signal });
  const note = element('div', {}, olderBase(work, newest));
  const wanted = query.get('file');
  await open(work.paths.includes(wanted) ? wanted : inOrder(work.paths)[0], {
    line: Number(query.get('line')) || 0,
  });
  checks.check();
  const dropped = element('div', { 'aria-live': 'polite' });
  const node = puzzleFrame(
    puzzle,
    '',
    note,
    store.node,
    element(
      'div',
      { class: 'files' },
      element(
        'div',
        {},
        tree.node,
        element(
          'button',
          { type: 'button', class: 'small', click: changes.add },
          t('desk.files.addFile'),
        ),
        dropZone({
          text: t('desk.files.drop'),
          accept: '.py,.md,.yaml,.json,.html,.png,.jpg,.jpeg,.gif,.webp,.svg',
          take: changes.take,
          fail: (problem) => dropped.replaceChildren(problem),
          signal,
        }),
        dropped,
      ),
      element('div', {}, bar, place, panel.node),
    ),
  );
  node.addEventListener('keydown', (event) => {
    if (keyOf(event) === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      store.save();
    }
  });
  return node;
}

/** Edits of an older version would take back what a newer one changed. */
function olderBase(work, newest) {
  return work.edits && newest && work.version !== newest
    ? notice(
      work.version === 0
        ? t('desk.store.replaces', { newest })
        : t('desk.store.older', { version: work.version, newest }),
      'hint',
    )
    : null;
}

function ofViolation({ file, field, line, message }) {
  return { file: file ?? field, line: line ?? 0, message };
}

function summary(answer) {
  if (!answer) {
    return t('desk.checks.running');
  }
  const tests = answer.tests?.length;
  const found = tests === undefined ? t('desk.checks.none') : t('desk.checks.good', { n: tests });
  return answer.complete === false ? `${found} ${t('desk.checks.withoutPython')}` : found;
}
