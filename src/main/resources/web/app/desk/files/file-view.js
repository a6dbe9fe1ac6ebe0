import { t } from '../../base/language.js';
import { size } from '../../base/page.js';
import { rendered } from '../../base/rendered.js';
import { classes, h, notice } from '../../base/view.js';
import { languageOf } from '../bundle/paths.js';
import { isProgram, whyNoTable } from '../tests/editing.js';
import { NoTable, readTests, TESTS_FILES } from '../tests/tests-file.js';
import { testsTable } from '../tests/table.js';
import { asHtml } from './checking.js';

/**
 * One file: `{draw(faults), jumpTo(line), checked(faults, answer)}`, with the faults of this file and
 * the answer of the checks. Tests are shown as a table if they can be one; `showAs(isText)` changes
 * that.
 */
export async function fileView({ slug, path, work, save, isText, showAs }, visit) {
  if (typeof work.files.get(path) !== 'string') {
    return picture(slug, path, work);
  }
  const kind = TESTS_FILES[path];
  let refused = null;
  if (kind && !isText) {
    try {
      const texts = isProgram(work.texts);
      const model = { ...readTests(kind, work.files.get(path)), texts };
      const table = testsTable({ path, work, model }, visit);
      return {
        ...table,
        draw: (faults) => h`<div>${modes(false, showAs)}${table.draw(faults)}</div>`,
      };
    } catch (error) {
      if (!(error instanceof NoTable)) {
        throw error;
      }
      refused = error;
    }
  }
  return await textView({ slug, path, work, save, kind, refused, showAs }, visit);
}

async function textView({ slug, path, work, save, kind, refused, showAs }, visit) {
  const { textEditor } = await import('./code.js');
  const language = languageOf(path);
  const { node, code, showFaults } = textEditor({
    path,
    language,
    value: work.files.get(path),
    changed: (content) => work.set(path, content),
    save,
  });
  const preview = language === 'markdown' ? markdownPreview(slug, path, work, visit) : null;
  return {
    draw: () =>
      h`<div class=${classes(preview && 'with-preview')}>
        <div>
          ${kind && modes(true, showAs)}
          ${
        refused && h`<p class="notice hint">${t('desk.table.cannot')} ${whyNoTable(refused)}</p>`
      }
          <div class="editor">${node}</div>
        </div>
        ${preview?.draw()}
      </div>`,
    jumpTo: (line) => code.jumpTo(line),
    checked(faults, answer) {
      showFaults(faults);
      if (answer) {
        preview?.show(answer);
      }
    },
  };
}

function modes(isText, showAs) {
  const button = (name, asText) =>
    h`<button
      type="button"
      class="small"
      aria-pressed=${isText === asText}
      @click=${() => showAs(asText)}
    >${name}</button>`;
  return h`<div class="modes" role="group" aria-label=${t('desk.table.shownAs')}>
    ${button(t('desk.table.table'), false)} ${button(t('desk.table.text'), true)}
  </div>`;
}

/** A picture; one that is not stored yet has no address from which the page could show it. */
function picture(slug, path, work) {
  const { bytes, content } = work.files.get(path);
  const length = bytes ?? Math.floor(content.length * 3 / 4);
  const name = encodeURIComponent(path.split('/').at(-1));
  const address = `/api/puzzles/${encodeURIComponent(slug)}/media/${name}?version=${work.version}`;
  const hide = ({ target }) => (target.hidden = true);
  return {
    draw: () =>
      h`<figure class="statement">
        ${bytes && h`<img src=${address} alt=${path} @error=${hide}>`}
        <figcaption>${t('desk.files.picture', { size: size(length), path })}</figcaption>
      </figure>`,
    jumpTo() {},
    checked() {},
  };
}

/** A Markdown file as players see it. */
function markdownPreview(slug, path, work, { signal, update }) {
  const content = document.createElement('div');
  content.className = 'statement';
  let latest = 0;
  let problem = null;

  async function show({ statementHtml }) {
    const mine = ++latest;
    try {
      const html = path === 'statement.md'
        ? statementHtml
        : await asHtml(slug, work.body, work.files.get(path), signal);
      if (mine === latest && html !== undefined && html !== null) {
        showHtml(content, html);
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
      ${problem ? notice(problem.message) : content}
    </section>`;
  return { show, draw };
}

/** The page has a title of its own. */
function showHtml(node, html) {
  rendered(node, html);
  for (const title of node.querySelectorAll('h1')) {
    const heading = document.createElement('h2');
    heading.append(...title.childNodes);
    title.replaceWith(heading);
  }
}
