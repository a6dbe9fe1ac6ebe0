import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** Marks lines with messages below them; what does not stay goes with the next change of the text. */
const setMarks = StateEffect.define();

/** A message below a line. */
class Message extends WidgetType {
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
  create: () => ({ shown: Decoration.none }),
  update({ shown, stays }, { effects, changes, docChanged, newDoc }) {
    const effect = effects.find((one) => one.is(setMarks));
    return effect
      ? { shown: marksOf(effect.value.faults, newDoc), stays: effect.value.stays }
      : { shown: docChanged && !stays ? Decoration.none : shown.map(changes), stays };
  },
  provide: (field) => EditorView.decorations.from(field, ({ shown }) => shown),
});

function marksOf(faults, doc) {
  const marked = faults.filter(({ line }) => line > 0).flatMap(({ line, message }) => {
    const { from, to } = lineOf(doc, line);
    return [
      Decoration.line({ class: 'cm-problem' }).range(from),
      Decoration.widget({ widget: new Message(message), side: 1, block: true }).range(to),
    ];
  });
  return Decoration.set(marked, true);
}

/** Marks `{line, message}` each. With `stays`, the marks move with the text until new ones come. */
export function mark(view, faults, stays = false) {
  view.dispatch({ effects: setMarks.of({ faults, stays }) });
}

/** Puts the cursor on the first character of the line that is not a space. */
export function jumpTo(view, number) {
  const { from, text } = lineOf(view.state.doc, number);
  const indent = /^\s*/.exec(text)[0].length;
  view.dispatch({ selection: { anchor: from + indent }, effects: scrolledTo(from) });
  view.focus();
}

export function scrollTo(view, number) {
  view.dispatch({ effects: scrolledTo(lineOf(view.state.doc, number).from) });
}

function scrolledTo(place) {
  return EditorView.scrollIntoView(place, { y: 'center' });
}

/** The line with this number, or the one that is nearest. */
function lineOf(doc, number) {
  return doc.line(Math.min(Math.max(number, 1), doc.lines));
}
