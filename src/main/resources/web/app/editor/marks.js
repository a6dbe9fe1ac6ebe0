import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** Marks a line with a message below it. A change of the line removes the mark. */
const setMark = StateEffect.define();

/** A message below a line. */
export class Message extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const node = document.createElement('div');
    node.className = 'cm-problem-text';
    node.textContent = this.text;
    return node;
  }
}

export const marks = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const effect = transaction.effects.find((one) => one.is(setMark));
    if (effect) {
      return effect.value ? decorated(transaction.state.doc, effect.value) : Decoration.none;
    }
    return transaction.docChanged ? Decoration.none : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorated(doc, { line, message }) {
  const { from, to } = doc.line(line);
  return Decoration.set([
    Decoration.line({ class: 'cm-problem' }).range(from),
    Decoration.widget({ widget: new Message(message), side: 1, block: true }).range(to),
  ]);
}

export function mark(view, line, message) {
  const value = { line: within(view, line), message };
  view.dispatch({ effects: [setMark.of(value), scrolledTo(view, line)] });
}

export function unmark(view) {
  view.dispatch({ effects: setMark.of(null) });
}

/** Puts the cursor on the first character of the line that is not a space. */
export function jumpTo(view, number) {
  const line = view.state.doc.line(within(view, number));
  const indent = /^\s*/.exec(line.text)[0].length;
  view.dispatch({ selection: { anchor: line.from + indent }, effects: scrolledTo(view, number) });
  view.focus();
}

function scrolledTo(view, number) {
  return EditorView.scrollIntoView(view.state.doc.line(within(view, number)).from, { y: 'center' });
}

function within(view, number) {
  return Math.min(Math.max(number, 1), view.state.doc.lines);
}
