import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { codeEditor } from '../../editor/codemirror.js';
import { faultMarks, showing } from './fault-marks.js';
import { syntaxOf } from './syntax.js';

/** A file as text: `{node, code, showFaults(faults)}`. The page loads it with its first editor. */
export function textEditor({ path, language, value, changed, save }) {
  const place = element('div', { class: 'code-editor' });
  const code = codeEditor({
    node: place,
    label: t('editor.label', { what: path }),
    value,
    changed,
    submit: save,
    language: [syntaxOf(language), faultMarks],
  });
  return { node: place, code, showFaults: (faults) => code.dispatch(showing(faults)) };
}
