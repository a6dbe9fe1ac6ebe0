import { t } from './language.js';
import { element } from './page.js';

const SEQUENCE_MILLIS = 1_500;
const GOALS = { h: '#/', p: '#/puzzles', m: '#/map', l: '#/leaderboard', s: '#/scratch' };
/** The keys, and the text that says what they do. */
const HELP = [
  [['?'], 'help'],
  [['/'], 'search'],
  [['g', 'h'], 'home'],
  [['g', 'p'], 'puzzles'],
  [['g', 'm'], 'map'],
  [['g', 'l'], 'leaderboard'],
  [['g', 's'], 'scratch'],
  [['Ctrl', 'Enter'], 'submit'],
  [['Ctrl', 'Shift', 'Enter'], 'run'],
  [['Ctrl', 'F'], 'find'],
  [['Ctrl', 'Space'], 'complete'],
  [['Ctrl', '/'], 'comment'],
  [['Esc', 'Tab'], 'leave'],
];

let dialog;

/** Shows the keyboard shortcuts. */
export function showHelp() {
  dialog?.remove();
  dialog = helpDialog();
  document.body.append(dialog);
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
  const rows = HELP.map(([keys, name]) =>
    element(
      'div',
      {},
      element('dt', {}, keys.map((key) => element('kbd', {}, key))),
      element('dd', {}, t(`shortcuts.${name}`)),
    )
  );
  return element(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    element('h2', { id: 'help-title' }, t('frame.shortcuts')),
    element('dl', {}, rows),
    element('form', { method: 'dialog' }, element('button', { class: 'main' }, t('frame.close'))),
  );
}
