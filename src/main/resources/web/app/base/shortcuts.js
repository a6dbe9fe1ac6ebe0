import { showDialog } from './dialog.js';
import { t } from './language.js';
import { h } from './view.js';

const SEQUENCE_MILLIS = 1_500;
/** The pages by the key after g. Each has its own address but the first. */
const GOALS = {
  h: 'home',
  p: 'puzzles',
  m: 'map',
  l: 'leaderboard',
  c: 'contests',
  s: 'scratch',
  r: 'review',
};
/** The keys by where they work, and the text that says what they do. */
const HELP = {
  everywhere: [
    [['?'], 'help'],
    [['/'], 'search'],
    [[','], 'settings'],
    ...Object.entries(GOALS).map(([key, page]) => [['g', key], page]),
    [['e'], 'edit'],
  ],
  editor: [
    [['Ctrl', 'Enter'], 'submit'],
    [['Ctrl', 'Shift', 'Enter'], 'run'],
    [['Ctrl', 'F'], 'find'],
    [['Ctrl', 'Space'], 'complete'],
    [['Ctrl', '/'], 'comment'],
    [['F2'], 'rename'],
    [['Esc', 'Tab'], 'leave'],
  ],
  solutions: [
    [['j'], 'next'],
    [['k'], 'previous'],
    [['v'], 'vote'],
    [['c'], 'say'],
    [['d'], 'compare'],
    [['n'], 'another'],
  ],
  desk: [[['Ctrl', 'S'], 'save']],
};

/** Shows the keyboard shortcuts. */
export function showHelp() {
  const key = (name) => h`<kbd>${name}</kbd>`;
  const row = ([keys, name]) =>
    h`<div><dt>${keys.map(key)}</dt><dd>${t(`shortcuts.${name}`)}</dd></div>`;
  const group = ([where, rows]) =>
    h`<section><h3>${t(`shortcuts.in.${where}`)}</h3><dl>${rows.map(row)}</dl></section>`;
  const content = h`<div class="keys-by-place">${Object.entries(HELP).map(group)}</div>`;
  return showDialog({ title: t('frame.shortcuts'), content, wide: true });
}

let begun = 0;

/** Listens for the shortcuts that work on every page; `,` shows the settings. */
export function listenForShortcuts(showSettings) {
  addEventListener('keydown', (event) => {
    if (isElsewhere(event)) {
      return;
    }
    const key = keyOf(event);
    const goal = isSecond() ? GOALS[key] : undefined;
    begun = key === 'g' ? Date.now() : 0;
    if (goal) {
      location.hash = goal === 'home' ? '#/' : `#/${goal}`;
    } else if (key === '?') {
      showHelp();
    } else if (key === ',') {
      showSettings();
    } else if (key === '/') {
      event.preventDefault();
      focusSearch();
    } else if (key === 'e') {
      focusEditor(event);
    }
  });
}

/**
 * Calls the action of a key until the signal, outside of fields and dialogs. The key g is not free.
 */
export function onKeys(actions, signal) {
  const listen = (event) => {
    const action = isElsewhere(event) || isSecond() ? undefined : actions[keyOf(event)];
    if (action) {
      event.preventDefault();
      action();
    }
  };
  // Before the listener of all pages, which forgets a first key.
  addEventListener('keydown', listen, { signal, capture: true });
}

/** The key of an event. A Cyrillic letter counts as the Latin one that is written on the same key. */
export function keyOf({ key, code }) {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (!letter || !/^\p{Script=Cyrillic}$/u.test(key)) {
    return key;
  }
  return key === key.toLowerCase() ? letter.toLowerCase() : letter;
}

/** Whether a sequence such as g p has begun. */
function isSecond() {
  return Date.now() - begun < SEQUENCE_MILLIS;
}

function isElsewhere(event) {
  return event.ctrlKey || event.metaKey || event.altKey || isWriting(event) ||
    document.querySelector('dialog[open]');
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

function focusEditor(event) {
  const code = document.querySelector('.code-editor')?.shadowRoot.querySelector('.cm-content');
  if (code) {
    event.preventDefault();
    code.focus();
  }
}
