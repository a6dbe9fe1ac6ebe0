import { ensureSyntaxTree } from '@codemirror/language';
import { forEachDiagnostic, linter } from '@codemirror/lint';
import { EditorView, showTooltip } from '@codemirror/view';
import { t } from '../base/language.js';

const PARSING_MILLIS = 20;
const CLOSING = { '(': ')', '[': ']', '{': '}' };

/** Python that the parser does not know well, and a number as `1.`. Faults there are left to the server. */
const UNSURE = /^(With|Match|Lambda|TypeDef|Print|FormatString|Yield)|Pattern/;
const BLOCK = /^(Body|MatchBody|Script)$/;
const NO_COLON =
  /^\s*(?:async\s+)?(?:def|class|if|elif|else|for|while|try|except|finally|with)\b[^:#]*$/;
const ASSIGNED_CONDITION = /^\s*(?:if|elif|while)\b[^=!<>:#]*=(?!=)/;

/**
 * Marks the first syntax error of a Python program, after a pause and never in the line that is being
 * written. The parser that highlights knows it; the server still judges.
 */
export function faults() {
  /** Whether nothing is marked yet because the player is still writing there. */
  let isWaiting = false;
  let announced = null;
  function check(view) {
    const found = faultOf(view.state);
    isWaiting = Boolean(found) && isAround(found, view.state);
    const shown = isWaiting ? null : found;
    if (shown && shown.message !== announced) {
      view.dispatch({ effects: EditorView.announce.of(shown.message) });
    }
    announced = shown?.message;
    return shown ? [{ ...shown, severity: 'error', markClass: 'cm-fault' }] : [];
  }
  return [
    linter(check, {
      needsRefresh: ({ selectionSet }) => isWaiting && selectionSet,
      // After a click the message is at the cursor.
      hideOn: ({ selection }) => Boolean(selection) || null,
    }),
    whatIsWrongHere,
  ];
}

/** Whether the cursor is in a line between the mark and the end of what is not right. */
function isAround({ from, end }, { doc, selection }) {
  const { head } = selection.main;
  return doc.lineAt(from).from <= head && head <= doc.lineAt(end).to;
}

/** For those who come with the keyboard. The library shows the message under the mouse. */
const whatIsWrongHere = showTooltip.compute(['selection'], (state) => {
  const { head } = state.selection.main;
  let tooltip = null;
  forEachDiagnostic(state, ({ message }, from, to) => {
    const shown = { className: 'cm-faultText', textContent: message };
    const create = () => ({ dom: Object.assign(document.createElement('div'), shown) });
    tooltip = from <= head && head <= to ? { pos: from, above: true, create } : null;
  });
  return tooltip;
});

/** The first fault: the range to mark, what is wrong, and the end of what is not right. */
function faultOf(state) {
  let found = null;
  let isUnsure = false;
  ensureSyntaxTree(state, state.doc.length, PARSING_MILLIS)?.iterate({
    enter({ type, name, node }) {
      if (found || isUnsure) {
        return false;
      }
      if (type.isError) {
        isUnsure = isBeyond(node, state);
        found = isUnsure ? null : faultAt(node, state);
      } else if (/String$/.test(name) && !isClosed(node, state)) {
        found = marked(node.from, node.to, state, 'text');
      }
    },
  });
  return found;
}

function isBeyond(node, state) {
  const { name, firstChild } = node.parent;
  const isNumber = name === 'MemberExpression' && firstChild.name === 'Number';
  return isNumber || aroundInBlock(node).some(({ name }) => UNSURE.test(name)) ||
    state.sliceDoc(node.from, node.from + 1) === '*';
}

/** What is around a node, up to its block. */
function aroundInBlock({ parent }) {
  return BLOCK.test(parent.name) ? [] : [parent, ...aroundInBlock(parent)];
}

function isClosed({ name, to }, state) {
  return name === 'ContinuedString' || /['"]/.test(state.sliceDoc(to - 1, to));
}

function faultAt(node, state) {
  const { from, to } = node;
  const isOpen = (one) => {
    const closing = CLOSING[one.firstChild.name];
    return closing && !one.getChild(closing);
  };
  const open = aroundInBlock(node).find(isOpen)?.firstChild;
  if (open) {
    return marked(open.from, to, state, 'bracket', { bracket: open.name });
  }
  // The parser often notices a fault only after the blanks that follow.
  const before = state.sliceDoc(0, from === to ? from : from + 1).trimEnd();
  const at = Math.max(0, before.length - 1);
  const { text } = state.doc.lineAt(at);
  const kind = ASSIGNED_CONDITION.test(text) ? 'equals' : NO_COLON.test(text) ? 'colon' : 'other';
  return marked(at, to, state, kind);
}

/** Marks a word, or the character that is in none. */
function marked(at, end, state, kind, values) {
  const { from, to } = state.wordAt(at) ?? { from: at, to: at + 1 };
  return { from, to, end, message: t(`editor.fault.${kind}`, values) };
}
