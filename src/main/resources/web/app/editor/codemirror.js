/** The code editor. The puzzle page loads it; the other pages do without. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  insertBracket,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, undo } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { t } from '../base/language.js';
import { completing } from './completing.js';
import { faults } from './faults.js';
import './fonts.js';
import { jumpTo, mark, marks, unmark } from './marks.js';
import { renaming } from './renaming.js';
import { theme } from './theme.js';
import { typingOverSelection } from './typing.js';

/** No keystroke waits for those who hear of changes. */
const CHANGED_MILLIS = 250;

/**
 * Makes an editor in the node: `{value, replaceAll(text), type(text), undo(), focus(),
 * mark(line, text), unmark(), jumpTo(line), dispatch(change)}`. Calls `changed` soon after an edit, on
 * Ctrl-Enter `submit`, and on Ctrl-Shift-Enter `run`. `names` are offered to be completed; `language`
 * is an extension for the text's language.
 *
 * The editor is in a shadow root: there, its styles need no exception in the page's
 * Content-Security-Policy.
 */
export function codeEditor(
  { node, label, value, changed, submit, run = submit, names = [], language = pythonWith(names) },
) {
  const root = node.attachShadow({ mode: 'open' });
  const telling = putOff(() => changed(text(view)));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: value,
      extensions: [
        keymap.of([
          { key: 'Mod-Enter', run: () => handled(submit), shift: () => handled(run) },
        ]),
        basics(),
        language,
        EditorView.contentAttributes.of({
          'aria-label': label,
          autocapitalize: 'off',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => update.docChanged && telling.soon()),
        EditorView.domEventObservers({
          blur: telling.now,
          keydown: (event) => (event.ctrlKey || event.metaKey) && telling.now(),
        }),
      ],
    }),
  });
  return {
    get value() {
      return text(view);
    },
    replaceAll(content) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: content } });
    },
    /** Types a text as a keyboard does: a bracket or a quote brings its partner. */
    type: (typed) =>
      view.dispatch(insertBracket(view.state, typed) ?? view.state.replaceSelection(typed)),
    undo: () => undo(view),
    focus: () => view.focus(),
    mark: (line, message) => mark(view, line, message),
    unmark: () => unmark(view),
    jumpTo: (line) => jumpTo(view, line),
    dispatch: (change) => view.dispatch(change),
  };
}

function pythonWith(names) {
  return [pythonLanguage, completing(names), faults, renaming];
}

/** Work that is done a little later, but before the player does something else or leaves the page. */
function putOff(work) {
  let waiting = null;
  function now() {
    if (waiting) {
      waiting.abort();
      waiting = null;
      work();
    }
  }
  function soon() {
    if (!waiting) {
      waiting = new AbortController();
      const { signal } = waiting;
      const timer = setTimeout(now, CHANGED_MILLIS);
      signal.addEventListener('abort', () => clearTimeout(timer));
      addEventListener('hashchange', now, { signal, capture: true });
      addEventListener('pagehide', now, { signal });
    }
  }
  return { soon, now };
}

function basics() {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    EditorState.allowMultipleSelections.of(true),
    rectangularSelection(),
    indentOnInput(),
    indentUnit.of('    '),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    typingOverSelection,
    syntaxHighlighting(classHighlighter),
    marks,
    theme,
    EditorState.phrases.of(phrases()),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
      ...searchKeymap,
      ...historyKeymap,
      ...completionKeymap,
      indentWithTab,
    ]),
  ];
}

/** The library's own texts. */
function phrases() {
  return {
    Find: t('editorSearch.find'),
    Replace: t('editorSearch.replaceWith'),
    next: t('editorSearch.next'),
    previous: t('editorSearch.previous'),
    all: t('editorSearch.all'),
    'match case': t('editorSearch.matchCase'),
    regexp: t('editorSearch.regexp'),
    'by word': t('editorSearch.byWord'),
    replace: t('editorSearch.replace'),
    'replace all': t('editorSearch.replaceAll'),
    close: t('editorSearch.close'),
    'current match': t('editorSearch.currentMatch'),
    'on line': t('editorSearch.onLine'),
    'replaced match on line $': t('editorSearch.replacedOne'),
    'replaced $ matches': t('editorSearch.replacedMany'),
    Completions: t('editorSearch.completions'),
  };
}

function handled(action) {
  action();
  return true;
}

function text(view) {
  return view.state.doc.toString();
}
