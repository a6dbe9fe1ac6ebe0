import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { t } from '../../base/language.js';
import { codeEditor } from '../../editor/codemirror.js';
import { Message } from '../../editor/marks.js';
import { syntaxOf } from './syntax.js';

/** A file as text: `{node, code, showFaults(faults)}`. The page loads it with its first editor. */
export function textEditor({ path, value, changed, save }) {
  const node = document.createElement('div');
  node.className = 'code-editor';
  const code = codeEditor({
    node,
    label: t('editor.label', { what: path }),
    value,
    changed,
    submit: save,
    language: [syntaxOf(path), faultMarks],
  });
  const showFaults = (faults) => code.dispatch({ effects: setFaults.of(faults) });
  return { node, code, showFaults };
}

/** Marks lines with messages below them. The marks move with the text until new ones come. */
const setFaults = StateEffect.define();

const faultMarks = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const effect = transaction.effects.find((one) => one.is(setFaults));
    return effect
      ? decorated(transaction.state.doc, effect.value)
      : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorated(doc, faults) {
  const placed = faults.filter(({ line }) => line > 0);
  const byLine = Map.groupBy(placed, ({ line }) => Math.min(line, doc.lines));
  const marks = [...byLine].flatMap(([line, found]) => {
    const { from, to } = doc.line(line);
    const widget = new Message(found.map(({ message }) => message).join('\n'));
    return [
      Decoration.line({ class: 'cm-problem' }).range(from),
      Decoration.widget({ widget, side: 1, block: true }).range(to),
    ];
  });
  return Decoration.set(marks, true);
}
