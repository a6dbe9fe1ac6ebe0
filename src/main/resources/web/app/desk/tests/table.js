import { field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, ref, repeat } from '../../base/view.js';
import {
  addCategory,
  addTest,
  cellText,
  nameOf,
  partOf,
  removeTest,
  rename,
  setCell,
  writeTests,
} from './tests-file.js';

/** Each category shows so many tests at first, as each is three fields. */
const SHOWN = 100;
const COLUMNS = ['number', 'input', 'answer', 'explanation', 'sample', 'remove'];

const isAt = (test, line) => test.line <= line && line <= test.last;

/** The tests as a table that writes each change into the file: `{draw({ faults }), jumpTo(line)}`. */
export function testsTable(table, write, { update }) {
  let shown = SHOWN;
  let place = null;
  const titleOf = (column) => t(`desk.table.column.${column}`);

  function changed() {
    write(writeTests(table));
    update();
  }

  /** A listener that changes the table by what was written. */
  const changing = (change) => ({ target }) => {
    change(target);
    changed();
  };

  /** Puts the focus into the row of a test, which is shown then. */
  async function focus(category, test, what = 'textarea') {
    shown = Math.max(shown, category.items.indexOf(test) + 1);
    await update();
    const row = [...place.querySelectorAll('tr')].find((row) => row.test === test);
    row?.querySelector(what).focus();
  }

  function add(category) {
    const test = addTest(table, category, '');
    changed();
    focus(category, test);
  }

  function remove(category, test) {
    const index = category.items.indexOf(test);
    removeTest(table, category, test);
    changed();
    focus(category, category.items[index] ?? category.items[index - 1], 'button');
  }

  function cell(test, column, name, messages = []) {
    const isText = column === 'explanation';
    const written = changing(({ value }) => setCell(table, test, column, value));
    return h`<td class="cell-${column}" data-title=${titleOf(column)}>
      <textarea rows="1" class=${isText ? null : 'python'} spellcheck=${isText} autocapitalize="off"
        aria-label="${name}: ${titleOf(column)}" .value=${cellText(table, test, column)}
        @input=${written}></textarea>
      ${messages.length > 0 && h`<p class="field-problem">${messages.join('\n')}</p>`}
    </td>`;
  }

  function row(category, test, number, faults) {
    const name = `${nameOf(category)} ${number}`;
    const messages = faults.filter(({ line }) => isAt(test, line)).map(({ message }) => message);
    const isSample = cellText(table, test, 'sample') === table.yes;
    const sampled = changing(({ checked }) =>
      setCell(table, test, 'sample', checked ? table.yes : '')
    );
    const label = t('desk.table.removeThis', { test: name });
    return h`<tr .test=${test}>
      <td class="number">${number}</td>
      ${cell(test, partOf(test, 'code') ? 'code' : 'input', name, messages)}
      ${cell(test, 'answer', name)} ${cell(test, 'explanation', name)}
      <td class="cell-sample" data-title=${titleOf('sample')}>
        <input type="checkbox" aria-label="${name}: ${titleOf('sample')}"
          .checked=${isSample} @change=${sampled}>
      </td>
      <td class="cell-remove">
        <button type="button" class="tool" aria-label=${label}
          @click=${() => remove(category, test)}>×</button>
      </td>
    </tr>`;
  }

  function section(category, faults) {
    const { items: tests } = category;
    const renamed = changing(({ value }) => rename(category, value));
    const left = tests.length - shown;
    const showMore = () => {
      shown += SHOWN;
      update();
    };
    const head = (column) => h`<th scope="col" class="column-${column}">${titleOf(column)}</th>`;
    const shownRow = (test, i) => row(category, test, i + 1, faults);
    return h`<section class="tests-category" aria-label=${nameOf(category)}>
      <div class="category-name">
        <input .value=${nameOf(category)} aria-label=${t('desk.table.categoryName')}
          @change=${renamed}>
        ${t('desk.table.tests', { n: tests.length })}
      </div>
      <table>
        <thead><tr>${COLUMNS.map(head)}</tr></thead>
        <tbody>${repeat(tests.slice(0, shown), (test) => test, shownRow)}</tbody>
      </table>
      <button type="button" class="quiet" ?hidden=${left <= 0} @click=${showMore}>
        ${t('desk.table.more', { n: left })}
      </button>
      <button type="button" class="small" @click=${() => add(category)}>
        ${t('desk.table.add')}
      </button>
    </section>`;
  }

  function jumpTo(line) {
    const category = table.items.find((one) => isAt(one, line));
    const test = category?.items.find((one) => isAt(one, line));
    if (test) {
      focus(category, test);
    }
  }

  const name = field('category', t('desk.table.newCategory'), {
    maxlength: 60,
    autocomplete: 'off',
  });
  const newCategory = {
    fields: [name],
    action: t('desk.table.addCategory'),
    button: null,
    send({ category }, node) {
      node.reset();
      add(addCategory(table, category.trim()));
    },
  };
  const draw = ({ faults }) =>
    h`<div class="tests-table" ${ref((node) => (place = node))}>
      ${repeat(table.items, (one) => one, (one) => section(one, faults))} ${form(newCategory)}
    </div>`;
  return { draw, jumpTo };
}
