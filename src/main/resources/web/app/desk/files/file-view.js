import { t } from '../../base/language.js';
import { element, size } from '../../base/page.js';
import { languageOf } from '../bundle/paths.js';
import { isProgram } from '../tests/editing.js';
import { JSON_TESTS, NoTable, PYTHON_TESTS, readTests } from '../tests/tests-file.js';
import { testsTable } from '../tests/table.js';
import { markdownPreview } from './preview.js';

const TABLES = { [JSON_TESTS]: 'json', [PYTHON_TESTS]: 'python' };

/**
 * Shows one file: `{node, shown(answer of the checks), faults(of this file), jumpTo(line)}`. Tests are
 * shown as a table if they can be one.
 */
export async function fileView({ slug, path, work, save, asText, showAs, signal }) {
  if (work.isPicture(path)) {
    return picture(slug, path, work);
  }
  const kind = TABLES[path];
  let refused = null;
  if (kind && !asText) {
    try {
      const texts = isProgram(Object.fromEntries(work.files));
      const model = { ...readTests(kind, work.files.get(path)), texts };
      const table = testsTable({ path, work, model });
      return { ...table, node: element('div', {}, modes(false, showAs), table.node) };
    } catch (error) {
      if (!(error instanceof NoTable)) {
        throw error;
      }
      refused = error;
    }
  }
  return await text({ slug, path, work, save, signal, kind, refused, showAs });
}

async function text({ slug, path, work, save, signal, kind, refused, showAs }) {
  const { textEditor } = await import('./code.js');
  const language = languageOf(path);
  const editor = textEditor({
    path,
    language,
    value: work.files.get(path),
    changed: (content) => work.set(path, content),
    save,
  });
  const preview = language === 'markdown' ? markdownPreview(slug, path, work, signal) : null;
  return {
    node: element(
      'div',
      { class: preview ? 'with-preview' : '' },
      element(
        'div',
        {},
        kind ? modes(true, showAs) : null,
        refused ? element('p', { class: 'notice hint' }, whyNot(refused)) : null,
        element('div', { class: 'editor' }, editor.node),
      ),
      preview?.node,
    ),
    shown: (answer) => preview?.show(answer.statementHtml),
    faults: editor.showFaults,
    jumpTo: (line) => editor.code.jumpTo(line),
  };
}

function whyNot({ reason, line, word }) {
  return `${t('desk.table.cannot')} ${t(`desk.table.why.${reason}`, { line: String(line), word })}`;
}

function modes(isText, showAs) {
  const button = (name, pressed, asText) =>
    element(
      'button',
      {
        type: 'button',
        class: 'small',
        'aria-pressed': String(pressed),
        click: () => showAs(asText),
      },
      name,
    );
  return element(
    'div',
    { class: 'modes', role: 'group', 'aria-label': t('desk.table.shownAs') },
    button(t('desk.table.table'), !isText, false),
    button(t('desk.table.text'), isText, true),
  );
}

/** A picture; one that is not stored yet has no address from which the page could show it. */
function picture(slug, path, work) {
  const { bytes, content } = work.pictures.get(path);
  const length = bytes ?? Math.floor(content.length * 3 / 4);
  const name = encodeURIComponent(path.split('/').at(-1));
  const address = `/api/puzzles/${encodeURIComponent(slug)}/media/${name}?version=${work.version}`;
  const shown = bytes && element('img', { src: address, alt: path, error: () => shown.remove() });
  return {
    node: element(
      'figure',
      { class: 'statement' },
      shown || null,
      element('figcaption', {}, t('desk.files.picture', { size: size(length), path })),
    ),
    shown() {},
    faults() {},
    jumpTo() {},
  };
}
