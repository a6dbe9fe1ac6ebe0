import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** Marks lines with messages below them. The marks move with the text until new ones come. */
const setFaults = StateEffect.define();

class Messages extends WidgetType {
  constructor(texts) {
    super();
    this.texts = texts;
  }

  eq(other) {
    return other.texts.join('\n') === this.texts.join('\n');
  }

  toDOM() {
    const node = document.createElement('div');
    node.className = 'cm-problem-text';
    node.textContent = this.texts.join('\n');
    return node;
  }
}

export const faultMarks = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const effect = transaction.effects.find((one) => one.is(setFaults));
    return effect
      ? decorated(transaction.state.doc, effect.value)
      : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** A change of the editor that shows `{line, message}` faults instead of those before. */
export function showing(faults) {
  return { effects: setFaults.of(faults) };
}

function decorated(doc, faults) {
  const byLine = Map.groupBy(
    faults.filter(({ line }) => line > 0),
    ({ line }) => Math.min(line, doc.lines),
  );
  const marks = [...byLine].flatMap(([line, found]) => {
    const { from, to } = doc.line(line);
    const widget = new Messages(found.map(({ message }) => message));
    return [
      Decoration.line({ class: 'cm-problem' }).range(from),
      Decoration.widget({ widget, side: 1, block: true }).range(to),
    ];
  });
  return Decoration.set(marks, true);
}
