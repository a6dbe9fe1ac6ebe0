import { element } from './page.js';

const SEQUENCE_MILLIS = 1_500;
const GOALS = { p: '#/puzzles', l: '#/leaderboard', s: '#/scratch' };
const HELP = [
  [['?'], 'Show this help'],
  [['/'], 'Search puzzles'],
  [['g', 'p'], 'Go to the puzzles'],
  [['g', 'l'], 'Go to the leaderboard'],
  [['g', 's'], 'Go to the scratch pad'],
  [['Ctrl', 'Enter'], 'Submit, in the editor'],
  [['Ctrl', 'Shift', 'Enter'], 'Run the samples, in the editor'],
  [['Ctrl', 'F'], 'Search, in the editor'],
  [['Ctrl', 'Space'], 'Complete, in the editor'],
  [['Ctrl', '/'], 'Comment lines in or out, in the editor'],
  [['Esc', 'Tab'], 'Leave the editor'],
];

let dialog;

/** Shows the keyboard shortcuts. */
export function showHelp() {
  if (!dialog) {
    dialog = helpDialog();
    document.body.append(dialog);
  }
  dialog.showModal();
}

/** Listens for the shortcuts that work outside of fields and the editor. */
export function listenForShortcuts() {
  let begun = 0;
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event) || dialog?.open) {
      return;
    }
    const goal = Date.now() - begun < SEQUENCE_MILLIS ? GOALS[event.key] : undefined;
    begun = event.key === 'g' ? Date.now() : 0;
    if (goal) {
      location.hash = goal;
    } else if (event.key === '?') {
      showHelp();
    } else if (event.key === '/') {
      event.preventDefault();
      focusSearch();
    }
  });
}

/** The event's target is the editor's host, as its content is in a shadow root. */
function isWriting({ target }) {
  return target.matches?.('input, textarea, select, .code-editor');
}

function focusSearch() {
  const search = document.querySelector('input[type=search]');
  if (search) {
    search.focus();
  } else {
    location.hash = '#/puzzles';
  }
}

function helpDialog() {
  const rows = HELP.map(([keys, text]) =>
    element(
      'div',
      {},
      element('dt', {}, keys.map((key) => element('kbd', {}, key))),
      element('dd', {}, text),
    )
  );
  return element(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    element('h2', { id: 'help-title' }, 'Keyboard shortcuts'),
    element('dl', {}, rows),
    element('form', { method: 'dialog' }, element('button', { class: 'main' }, 'Close')),
  );
}
