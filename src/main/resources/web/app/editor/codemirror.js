/** The code editor. The puzzle page loads it; the other pages do without. */
import { defaultKeymap, history, historyKeymap, indentWithTab, undo } from '@codemirror/commands';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  LRLanguage,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, StateEffect } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { parser } from '@lezer/python';
import css from '../style/editor.css.txt';
import './fonts.js';
import { jumpTo, mark, marks, scrollTo } from './marks.js';

const styles = new CSSStyleSheet();
styles.replaceSync(css);

/** Colours only. `helping.js` brings what else the editor knows of Python. */
const PYTHON = LRLanguage.define({ parser });

/**
 * Typing over a selection. Chromium would do this itself and would put a style attribute on the new
 * text, which the page's Content-Security-Policy forbids. So the editor replaces the selection.
 */
const typingOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isOver = event.inputType === 'insertText' && event.data &&
      !view.state.selection.main.empty && !event.isComposing;
    if (isOver) {
      event.preventDefault();
      typeText(view, event.data);
    }
    return isOver;
  },
});

const BASICS = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  indentUnit.of('    '),
  bracketMatching(),
  highlightActiveLine(),
  typingOverSelection,
  syntaxHighlighting(classHighlighter),
  marks,
  keymap.of([
    ...defaultKeymap.filter((binding) => binding.key !== 'Mod-Enter'),
    ...historyKeymap,
    indentWithTab,
  ]),
];

/**
 * Makes an editor in the node: `{value, replaceAll(text), type(text), undo(), focus(),
 * mark(line, text), unmark(), showFaults(faults), jumpTo(line)}`. Calls `changed` after an edit, on
 * Ctrl-Enter `submit`, and on Ctrl-Shift-Enter `run`. `language` is an extension for the text's
 * language, else Python.
 *
 * The editor is in a shadow root: there, its styles need no exception in the page's
 * Content-Security-Policy.
 */
export function codeEditor({ node, label, value, changed, submit, run = submit, language }) {
  const root = node.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [styles];
  const view = new EditorView({
    parent: root,
    doc: value,
    extensions: [
      keymap.of([{ key: 'Mod-Enter', run: handling(submit), shift: handling(run) }]),
      BASICS,
      language ?? PYTHON,
      EditorView.contentAttributes.of({
        'aria-label': label,
        autocapitalize: 'off',
        tabindex: '0',
      }),
      EditorView.updateListener.of(({ docChanged }) => docChanged && changed(text())),
    ],
  });
  const text = () => view.state.doc.toString();
  let help = null;
  for (const sign of ['pointerover', 'focusin']) {
    node.addEventListener(sign, () => help ??= addHelp(view, language).catch(() => {}));
  }
  return {
    get value() {
      return text();
    },
    replaceAll(content) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: content } });
    },
    type: (typed) => typeText(view, typed),
    undo: () => undo(view),
    focus: () => view.focus(),
    mark(line, message) {
      mark(view, [{ line, message }]);
      scrollTo(view, line);
    },
    unmark: () => mark(view, []),
    showFaults: (faults) => mark(view, faults, true),
    jumpTo: (line) => jumpTo(view, line),
  };
}

function handling(action) {
  return () => {
    action();
    return true;
  };
}

/**
 * Adds what only those need who write: it is fetched at the first sign that somebody will. Until it is
 * there, and without a network, they write without help.
 */
async function addHelp(view, language) {
  const { helping } = await import('./helping.js');
  view.dispatch({ effects: StateEffect.appendConfig.of(helping(language)) });
}

/** Types a text as a keyboard does: a bracket or a quote brings its partner. */
function typeText(view, text) {
  const { from, to } = view.state.selection.main;
  const insert = () =>
    view.state.update(view.state.replaceSelection(text), {
      userEvent: 'input.type',
      scrollIntoView: true,
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handler) => handler(view, from, to, text, insert))) {
    view.dispatch(insert());
  }
}
