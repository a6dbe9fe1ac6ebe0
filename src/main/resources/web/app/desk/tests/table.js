import { t } from '../../base/language.js';
import { h, live, ref, repeat } from '../../base/view.js';
import {
  addCategory,
  addTest,
  cellText,
  isSample,
  removeTest,
  renameCategory,
  setCell,
  setSample,
} from './editing.js';
import { LiteralError } from './literals.js';
import { writeTests } from './tests-file.js';

/** A category shows so many tests at once, as each is three fields. */
const SHOWN = 100;
const COLUMNS = ['number', 'input', 'answer', 'explanation', 'sample', 'remove'];
const PROGRAM_COLUMNS = { input: 'stdin', answer: 'stdout' };

const isAt = (test, line) => test.line <= line && line <= test.last;

/**
 * The tests as a table that writes each change into the file: `{draw(faults), jumpTo(line), checked()}`.
 */
export function testsTable({ path, work, model }, { update }) {
  /** What an author wrote into a cell and cannot be read: `{text, message}` by column, by test. */
  const unreadable = new Map();
  /** How many tests are shown, by category. */
  const shown = new Map();
  const shownOf = (category) => shown.get(category) ?? SHOWN;
  const nameOf = (column) => model.texts ? PROGRAM_COLUMNS[column] ?? column : column;
  const titleOf = (column) => t(`desk.table.column.${nameOf(column)}`);
  let place = null;

  function write() {
    work.set(path, writeTests(model));
    update();
  }

  /** Puts the focus into the row of a test, which is shown then. */
  async function focus(category, test, what = 'textarea') {
    shown.set(category, Math.max(shownOf(category), category.tests.indexOf(test) + 1));
    await update();
    const row = [...place.querySelectorAll('tr')].find((row) => row.test === test);
    row?.querySelector(what).focus();
  }

  function add(category) {
    const test = addTest(model, category, { input: '', answer: model.texts ? '' : 'None' });
    write();
    focus(category, test);
  }

  function remove(category, test) {
    const index = category.tests.indexOf(test);
    removeTest(model, category, test);
    keepUnreadable(test, {});
    write();
    focus(category, category.tests[index] ?? category.tests[index - 1], 'button');
  }

  function take(test, column, text) {
    const { [column]: _, ...cells } = unreadable.get(test) ?? {};
    try {
      setCell(model, test, column, text);
      write();
    } catch (error) {
      if (!(error instanceof LiteralError)) {
        throw error;
      }
      cells[column] = { text, message: error.message };
      update();
    }
    keepUnreadable(test, cells);
  }

  function keepUnreadable(test, cells) {
    unreadable.set(test, cells);
    work.unreadable[Object.keys(cells).length > 0 ? 'add' : 'delete'](test);
  }

  function cell(test, column, name, messages = []) {
    const wrong = unreadable.get(test)?.[column];
    const isText = column === 'explanation';
    const written = ({ target }) => take(test, column, target.value);
    return h`<td class="cell-${column}" data-title=${titleOf(column)}>
      <textarea rows="1" class=${isText ? null : 'python'} spellcheck=${isText} autocapitalize="off"
        aria-label="${name}: ${titleOf(column)}" aria-invalid=${wrong !== undefined}
        .value=${live(wrong?.text ?? cellText(model, test, column))} @input=${written}></textarea>
      ${wrong && h`<p class="field-problem" role="alert">${wrong.message}</p>`}
      ${messages.length > 0 && h`<p class="field-problem">${messages.join('\n')}</p>`}
    </td>`;
  }

  function row(category, test, number, faults) {
    const name = `${category.name} ${number}`;
    const messages = faults.filter(({ line }) => isAt(test, line)).map(({ message }) => message);
    const sampled = ({ target }) => {
      setSample(model, test, target.checked);
      write();
    };
    const label = t('desk.table.removeThis', { test: name });
    return h`<tr .test=${test}>
      <td class="number">${number}</td>
      ${cell(test, test.parts.has('code') ? 'code' : 'input', name, messages)}
      ${cell(test, 'answer', name)} ${cell(test, 'explanation', name)}
      <td class="cell-sample" data-title=${titleOf('sample')}>
        <input type="checkbox" aria-label="${name}: ${titleOf('sample')}"
          .checked=${live(isSample(test))} @change=${sampled}>
      </td>
      <td class="cell-remove">
        <button type="button" class="tool" aria-label=${label}
          @click=${() => remove(category, test)}>×</button>
      </td>
    </tr>`;
  }

  function section(category, faults) {
    const { name, tests } = category;
    const rename = ({ target }) => {
      if (renameCategory(model, category, target.value)) {
        write();
      } else {
        target.value = category.name;
      }
    };
    const left = tests.length - shownOf(category);
    const showMore = () => {
      shown.set(category, shownOf(category) + SHOWN);
      update();
    };
    const head = (column) =>
      h`<th scope="col" class="column-${nameOf(column)}">${titleOf(column)}</th>`;
    const shownRow = (test, i) => row(category, test, i + 1, faults);
    const rows = repeat(tests.slice(0, shownOf(category)), (test) => test, shownRow);
    return h`<section class="tests-category" aria-label=${name}>
      <div class="category-name">
        <input .value=${live(name)} aria-label=${t('desk.table.categoryName')} @change=${rename}>
        ${t('desk.table.tests', { n: tests.length })}
      </div>
      <table>
        <thead><tr>${COLUMNS.map(head)}</tr></thead>
        <tbody>${rows}</tbody>
      </table>
      <button type="button" class="quiet" ?hidden=${left <= 0} @click=${showMore}>
        ${t('desk.table.more', { n: left })}
      </button>
      <button type="button" class="small" @click=${() => add(category)}>
        ${t('desk.table.add')}
      </button>
    </section>`;
  }

  function createCategory(event) {
    event.preventDefault();
    const name = new FormData(event.target).get('category').trim();
    event.target.reset();
    add(addCategory(model, name));
  }

  function jumpTo(line) {
    for (const category of model.categories) {
      const test = category.tests.find((one) => isAt(one, line));
      if (test) {
        focus(category, test);
        return;
      }
    }
  }

  const keepPlace = (node) => (place = node);
  const draw = (faults) =>
    h`<div class="tests-table" ${ref(keepPlace)}>
      ${repeat(model.categories, (one) => one, (one) => section(one, faults))}
      <form class="desk-new" @submit=${createCategory}>
        <label>
          ${t('desk.table.newCategory')}
          <input name="category" required maxlength="60" autocomplete="off">
        </label>
        <button>${t('desk.table.addCategory')}</button>
      </form>
    </div>`;
  return { draw, jumpTo, checked() {} };
}
