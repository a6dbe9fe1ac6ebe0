import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** Marks a line with a message below it. A change of the text removes the mark. */
const setMarks = StateEffect.define();

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
    const shown = { className: 'cm-problem-text', textContent: this.text };
    return Object.assign(document.createElement('div'), shown);
  }
}

export const marks = StateField.define({
  create: () => Decoration.none,
  update(decorations, { effects, docChanged }) {
    const effect = effects.find((one) => one.is(setMarks));
    return effect?.value ?? (docChanged ? Decoration.none : decorations);
  },
  provide: (field) => EditorView.decorations.from(field),
});

export function mark(view, number, message) {
  const { from, to } = lineOf(view, number);
  const marked = Decoration.set([
    Decoration.line({ class: 'cm-problem' }).range(from),
    Decoration.widget({ widget: new Message(message), side: 1, block: true }).range(to),
  ]);
  view.dispatch({ effects: [setMarks.of(marked), scrolledTo(from)] });
}

export function unmark(view) {
  view.dispatch({ effects: setMarks.of(Decoration.none) });
}

/** Puts the cursor on the first character of the line that is not a space. */
export function jumpTo(view, number) {
  const { from, text } = lineOf(view, number);
  const indent = /^\s*/.exec(text)[0].length;
  view.dispatch({ selection: { anchor: from + indent }, effects: scrolledTo(from) });
  view.focus();
}

function scrolledTo(place) {
  return EditorView.scrollIntoView(place, { y: 'center' });
}

/** The line with this number, or the one that is nearest. */
function lineOf({ state: { doc } }, number) {
  return doc.line(Math.min(Math.max(number, 1), doc.lines));
}
