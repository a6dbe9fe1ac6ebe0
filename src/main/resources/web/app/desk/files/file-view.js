import { pythonLanguage } from '@codemirror/lang-python';
import { StreamLanguage } from '@codemirror/language';
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { t } from '../../base/language.js';
import { renderedFrom } from '../../base/rendered.js';
import { classes, h } from '../../base/view.js';
import { codeEditor } from '../../editor/codemirror.js';
import { Message } from '../../editor/marks.js';
import { testsTable } from '../tests/table.js';
import { isProgram, readTests, TESTS_FILES } from '../tests/tests-file.js';

/** YAML line by line, which is enough here. */
const YAML = StreamLanguage.define({
  token(stream) {
    if (stream.match(/^#.*/)) {
      return 'comment';
    }
    if (stream.match(/^[\w-]+(?=\s*:(\s|$))/)) {
      return 'className';
    }
    return stream.match(/^"[^"]*"|^'[^']*'/) ? 'string' : stream.match(/^[\w-]+|^./) && null;
  },
});

/** The editor's languages by the endings of the files. JSON looks like Python. */
const LANGUAGES = {
  py: pythonLanguage,
  json: pythonLanguage,
  yaml: YAML,
  md: EditorView.lineWrapping,
};

/**
 * One file: `{draw({faults, html}), jumpTo(line), showFaults(faults)}`, of which a picture has only the
 * first and a table, with `isTable`, the first two. Tests are shown as a table if they can be one.
 */
export function fileView({ slug, path, work, save, isText }, visit) {
  const content = work.files.get(path);
  if (typeof content !== 'string') {
    return picture(slug, path, work.version, content);
  }
  const write = (text) => work.change({ [path]: text });
  if (!TESTS_FILES.includes(path) || isText) {
    return textView({ path, content, write, save });
  }
  try {
    const table = readTests(path, content, isProgram(work.texts));
    return { ...testsTable(table, write, visit), isTable: true };
  } catch ({ message }) {
    return textView({ path, content, write, save, reason: message });
  }
}

function textView({ path, content, write, save, reason }) {
  const node = document.createElement('div');
  node.className = 'code-editor';
  const code = codeEditor({
    node,
    label: t('editor.label', { what: path }),
    value: content,
    changed: write,
    submit: save,
    language: [LANGUAGES[path.split('.').at(-1)] ?? [], faultMarks],
  });
  const showFaults = (faults) => code.dispatch({ effects: setFaults.of(faults) });
  const isMarkdown = path.endsWith('.md');
  const draw = ({ html }) =>
    h`<div class=${classes(isMarkdown && 'with-preview')}>
      <div>
        ${reason && h`<p class="notice hint">${reason}</p>`}
        <div class="editor">${node}</div>
      </div>
      ${isMarkdown && preview(html)}
    </div>`;
  return { draw, showFaults, jumpTo: (line) => code.jumpTo(line) };
}

/** A Markdown file as players see it. */
function preview(html) {
  return h`<section class="preview" aria-label=${t('desk.files.preview')}>
    <p class="quiet small">${t('desk.files.preview')}</p>
    <div class="statement" ${renderedFrom(html)}></div>
  </section>`;
}

/** A picture; one that is not stored yet has no address from which the page could show it. */
function picture(slug, path, version, { bytes }) {
  const name = encodeURIComponent(path.split('/').at(-1));
  const address = `/api/puzzles/${encodeURIComponent(slug)}/media/${name}?version=${version}`;
  const draw = () =>
    h`<figure class="statement">
      ${bytes ? h`<img src=${address} alt=${path}>` : t('desk.files.picture')}
    </figure>`;
  return { draw };
}

/** Marks lines with messages below them. The marks move with the text until new ones come. */
const setFaults = StateEffect.define();

const faultMarks = StateField.define({
  create: () => Decoration.none,
  update(decorations, { effects, changes, state: { doc } }) {
    const effect = effects.find((one) => one.is(setFaults));
    return effect ? marksOf(effect.value, doc) : decorations.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(faults, doc) {
  const placed = faults.filter(({ line }) => line > 0);
  const marks = placed.flatMap(({ line, message }) => {
    const { from, to } = doc.line(Math.min(line, doc.lines));
    const widget = new Message(message);
    return [
      Decoration.line({ class: 'cm-problem' }).range(from),
      Decoration.widget({ widget, side: 1, block: true }).range(to),
    ];
  });
  return Decoration.set(marks, true);
}
