import { t } from '../../base/language.js';
import { size } from '../../base/page.js';
import { renderedFrom } from '../../base/rendered.js';
import { classes, h, notice } from '../../base/view.js';
import { isProgram, whyNoTable } from '../tests/editing.js';
import { testsTable } from '../tests/table.js';
import { NoTable, readTests, TESTS_FILES } from '../tests/tests-file.js';
import { asHtml } from './checking.js';

/**
 * One file: `{modes(), draw(faults), jumpTo(line), checked(faults, answer)}`, with the faults of this
 * file and the answer of the checks. Tests are shown as a table if they can be one; the buttons of
 * `modes` call `showAs(isText)`.
 */
export async function fileView({ slug, path, work, save, isText, showAs }, visit) {
  const content = work.files.get(path);
  if (typeof content !== 'string') {
    return picture(slug, path, work.version, content);
  }
  const kind = TESTS_FILES[path];
  const found = kind && !isText ? tableOrReason(kind, content, work) : {};
  const view = found.model
    ? testsTable({ path, work, model: found.model }, visit)
    : await textView({ slug, path, work, save, refused: found.refused }, visit);
  return { ...view, modes: () => kind && modes(!found.model, showAs) };
}

function tableOrReason(kind, content, work) {
  try {
    return { model: { ...readTests(kind, content), texts: isProgram(work.texts) } };
  } catch (error) {
    if (error instanceof NoTable) {
      return { refused: error };
    }
    throw error;
  }
}

function modes(isText, showAs) {
  const button = (name, asText) =>
    h`<button type="button" class="small" aria-pressed=${isText === asText}
      @click=${() => showAs(asText)}>${name}</button>`;
  return h`<div class="modes" role="group" aria-label=${t('desk.table.shownAs')}>
    ${button(t('desk.table.table'), false)} ${button(t('desk.table.text'), true)}
  </div>`;
}

async function textView({ slug, path, work, save, refused }, visit) {
  const { textEditor } = await import('./code.js');
  const { node, code, showFaults } = textEditor({
    path,
    value: work.files.get(path),
    changed: (content) => work.set(path, content),
    save,
  });
  const preview = path.endsWith('.md') ? markdownPreview(slug, path, work, visit) : null;
  const reason = refused && `${t('desk.table.cannot')} ${whyNoTable(refused)}`;
  const draw = () =>
    h`<div class=${classes(preview && 'with-preview')}>
      <div>
        ${reason && h`<p class="notice hint">${reason}</p>`}
        <div class="editor">${node}</div>
      </div>
      ${preview?.draw()}
    </div>`;
  const checked = (faults, answer) => {
    showFaults(faults);
    if (answer) {
      preview?.show(answer);
    }
  };
  return { draw, checked, jumpTo: (line) => code.jumpTo(line) };
}

/** A picture; one that is not stored yet has no address from which the page could show it. */
function picture(slug, path, version, { bytes, content }) {
  const length = bytes ?? Math.floor(content.length * 3 / 4);
  const name = encodeURIComponent(path.split('/').at(-1));
  const address = `/api/puzzles/${encodeURIComponent(slug)}/media/${name}?version=${version}`;
  const hide = ({ target }) => (target.hidden = true);
  const draw = () =>
    h`<figure class="statement">
      ${bytes && h`<img src=${address} alt=${path} @error=${hide}>`}
      <figcaption>${t('desk.files.picture', { size: size(length), path })}</figcaption>
    </figure>`;
  return { modes() {}, draw, checked() {}, jumpTo() {} };
}

/** A Markdown file as players see it. */
function markdownPreview(slug, path, work, { signal, update }) {
  let html = '';
  let latest = 0;
  let problem = null;

  async function show({ statementHtml }) {
    const mine = ++latest;
    try {
      const found = path === 'statement.md'
        ? statementHtml
        : await asHtml(slug, work.body, work.files.get(path), signal);
      if (mine === latest && found) {
        // The page has a title of its own.
        html = found.replaceAll(/<(\/?)h1\b/g, '<$1h2');
      }
      problem = null;
    } catch (error) {
      problem = error;
    }
    update();
  }
  const draw = () =>
    h`<section class="preview" aria-label=${t('desk.files.preview')}>
      <p class="quiet small">${t('desk.files.preview')}</p>
      ${problem && notice(problem.message)}
      <div class="statement" ${renderedFrom(html)}></div>
    </section>`;
  return { show, draw };
}
