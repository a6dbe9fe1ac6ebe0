import { ensureSyntaxTree } from '@codemirror/language';
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutterLineClass,
  GutterMarker,
  hoverTooltip,
  showTooltip,
  ViewPlugin,
} from '@codemirror/view';
import { t } from '../base/language.js';

const PAUSE_MILLIS = 700;
const PARSING_MILLIS = 20;
const CLOSING = { '(': ')', '[': ']', '{': '}' };

/** Python that the parser does not know well. Faults there are left to the server. */
const UNSURE = /^(With|Match|Lambda|TypeDef|Print|FormatString)|Pattern/;
const BLOCK = /^(Body|MatchBody|Script)$/;
const NO_COLON =
  /^\s*(?:async\s+)?(?:def|class|if|elif|else|for|while|try|except|finally|with)\b[^:#]*$/;
const ASSIGNED_CONDITION = /^\s*(?:if|elif|while)\b[^=!<>:#]*=(?!=)/;

/**
 * Marks the first syntax error of a Python program, after a pause and never in the line that is being
 * written. The parser that highlights knows it; the server still judges.
 */
const setFault = StateEffect.define();

const fault = StateField.define({
  create: () => null,
  update(now, { effects, docChanged, changes }) {
    const effect = effects.find((one) => one.is(setFault));
    if (effect) {
      return effect.value;
    }
    if (!now || !docChanged) {
      return now;
    }
    const isTouched = changes.touchesRange(now.from, now.to);
    return isTouched ? null : { ...now, ...mapped(now, changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, (now) => now ? underlined(now) : Decoration.none),
    gutterLineClass.from(field, (now) => now ? RangeSet.of(dot.range(now.line)) : RangeSet.empty),
    showTooltip.compute([field, 'selection'], (state) => {
      const { empty, head } = state.selection.main;
      return empty ? tooltipAt(state, head) : null;
    }),
  ],
});

const underline = Decoration.mark({ class: 'cm-fault' });

const dot = new class extends GutterMarker {
  elementClass = 'cm-faultLine';
}();

function underlined({ from, to }) {
  return Decoration.set(underline.range(from, to));
}

function mapped({ line, from, to }, changes) {
  return {
    line: changes.mapPos(line, -1),
    from: changes.mapPos(from, 1),
    to: changes.mapPos(to, -1),
  };
}

/** What is wrong, above the mark. */
function tooltipAt(state, pos) {
  const now = state.field(fault);
  if (!now || pos < now.from || pos > now.to) {
    return null;
  }
  const create = () => {
    const dom = document.createElement('div');
    dom.className = 'cm-faultText';
    dom.textContent = now.message;
    return { dom };
  };
  return { pos: now.from, end: now.to, above: true, create };
}

const checker = ViewPlugin.fromClass(
  class {
    /** Whether the cursor is still in the line that was changed last. */
    isWriting = false;

    constructor(view) {
      this.view = view;
      this.wait();
    }

    update({ docChanged, selectionSet, state, startState }) {
      const lineOf = ({ doc, selection }) => doc.lineAt(selection.main.head).number;
      if (docChanged) {
        this.isWriting = true;
        this.wait();
      } else if (this.isWriting && selectionSet && lineOf(state) !== lineOf(startState)) {
        this.isWriting = false;
        this.wait();
      }
    }

    wait() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.check(), PAUSE_MILLIS);
    }

    check() {
      const { state } = this.view;
      const tree = ensureSyntaxTree(state, state.doc.length, PARSING_MILLIS);
      if (!tree) {
        this.wait();
        return;
      }
      const found = faultOf(tree, state.doc);
      const shown = found && this.isWriting && isAround(found, state) ? null : found;
      const now = state.field(fault);
      if (shown?.from !== now?.from || shown?.message !== now?.message) {
        const announced = shown ? [EditorView.announce.of(shown.message)] : [];
        this.view.dispatch({ effects: [setFault.of(shown), ...announced] });
      }
    }

    destroy() {
      clearTimeout(this.timer);
    }
  },
);

/** Whether the cursor is in a line between the beginning of what is not right and its end. */
function isAround({ begin, end }, { doc, selection }) {
  const { head } = selection.main;
  return doc.lineAt(begin).from <= head && head <= doc.lineAt(end).to;
}

export const faults = [fault, checker, hoverTooltip((view, pos) => tooltipAt(view.state, pos))];

/** The first fault: the range to mark, what is wrong, and from where to where Python is not right. */
function faultOf(tree, doc) {
  let found = null;
  let isUnsure = false;
  tree.iterate({
    enter(node) {
      if (found || isUnsure) {
        return false;
      }
      if (node.type.isError) {
        isUnsure = isBeyond(node.node, doc);
        found = isUnsure || isKnownGap(node.node) ? null : faultAt(node.node, doc);
      } else if (/String$/.test(node.name) && !isClosed(node, doc)) {
        found = { begin: node.from, end: node.to, ...marked(node.from, doc, 'text') };
      }
    },
  });
  return found;
}

/** A yield without a value and a number as `1.` are right, but the parser does not know them. */
function isKnownGap({ parent }) {
  return /^Yield/.test(parent.name) || parent.firstChild.name === 'Number';
}

function isBeyond({ from, parent }, doc) {
  for (let node = parent; !BLOCK.test(node.name); node = node.parent) {
    if (UNSURE.test(node.name)) {
      return true;
    }
  }
  return doc.sliceString(from, from + 1) === '*';
}

function isClosed({ name, to }, doc) {
  return name === 'ContinuedString' || /['"]/.test(doc.sliceString(to - 1, to));
}

function faultAt({ from, to, parent }, doc) {
  for (let node = parent; !BLOCK.test(node.name); node = node.parent) {
    const opening = node.firstChild;
    const closing = CLOSING[opening.name];
    if (closing && !node.getChild(closing)) {
      const bracket = { bracket: opening.name };
      return { begin: opening.from, end: to, ...marked(opening.from, doc, 'bracket', bracket) };
    }
  }
  // The parser often notices a fault only after the blanks that follow.
  const at = Math.max(0, doc.sliceString(0, from === to ? from : from + 1).trimEnd().length - 1);
  const { text } = doc.lineAt(at);
  const kind = ASSIGNED_CONDITION.test(text) ? 'equals' : NO_COLON.test(text) ? 'colon' : 'other';
  return { begin: Math.min(parent.from, at), end: to, ...marked(at, doc, kind) };
}

/** Marks the character, or the word that it ends. */
function marked(at, doc, kind, values) {
  const line = doc.lineAt(at);
  const before = /\w*$/.exec(line.text.slice(0, at - line.from + 1))[0].length;
  const from = before > 0 ? at + 1 - before : at;
  const message = t(`editor.fault.${kind}`, values);
  return { line: line.from, from, to: Math.min(at + 1, line.to), message };
}
