import { javascriptLanguage } from '@codemirror/lang-javascript';
import { pythonLanguage } from '@codemirror/lang-python';
import { StreamLanguage } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { t } from '../../base/language.js';
import { renderedFrom } from '../../base/rendered.js';
import { classes, h } from '../../base/view.js';
import { codeEditor } from '../../editor/codemirror.js';
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
  js: javascriptLanguage,
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
    return picture(slug, path, work.version);
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
    language: LANGUAGES[path.split('.').at(-1)] ?? [],
  });
  const isMarkdown = path.endsWith('.md');
  const draw = ({ html }) =>
    h`<div class=${classes(isMarkdown && 'with-preview')}>
      <div>
        ${reason && h`<p class="notice hint">${reason}</p>`}
        <div class="editor">${node}</div>
      </div>
      ${isMarkdown && preview(html)}
    </div>`;
  return { draw, showFaults: code.showFaults, jumpTo: code.jumpTo };
}

/** A Markdown file as players see it. */
function preview(html) {
  return h`<section class="preview" aria-label=${t('desk.files.preview')}>
    <p class="quiet small">${t('desk.files.preview')}</p>
    <div class="statement" ${renderedFrom(html)}></div>
  </section>`;
}

/** A picture. The server shows only pictures of published versions. */
function picture(slug, path, version) {
  const name = encodeURIComponent(path.split('/').at(-1));
  const address = `/api/puzzles/${encodeURIComponent(slug)}/media/${name}?version=${version}`;
  const hide = ({ target }) => (target.hidden = true);
  const draw = () =>
    h`<figure class="statement">
      <img src=${address} alt=${path} @error=${hide}>
      <figcaption>${t('desk.files.picture', { path })}</figcaption>
    </figure>`;
  return { draw };
}
