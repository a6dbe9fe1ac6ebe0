import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { addCategory, addTest, removeTest, renameCategory } from './editing.js';
import { testRow } from './row.js';
import { writeTests } from './tests-file.js';

/** A category shows so many tests at once, as each is three fields. */
const SHOWN = 100;

const isAt = (test, line) => test.line <= line && line <= test.last;

/**
 * The tests as a table that writes each change into the file: `{node, shown, faults(list),
 * jumpTo(line)}`.
 */
export function testsTable({ path, work, model }) {
  const place = element('div', { class: 'tests-table' });
  /** What an author wrote into a cell and cannot be read, by test and column. */
  const unreadable = new WeakMap();
  let rows = [];
  let parts = new Map();
  let faults = [];

  function write() {
    work.set(path, writeTests(model));
  }

  /** After a change of the rows; the focus goes to what `find` finds among the new rows. */
  function rebuild(find) {
    write();
    build();
    find?.();
  }

  function build() {
    rows = [];
    parts = new Map();
    place.replaceChildren(...model.categories.map(section), adding());
    show();
  }

  function section(category) {
    const body = element('tbody');
    const name = element('input', {
      value: category.name,
      'aria-label': t('desk.table.categoryName'),
      change: () => {
        if (renameCategory(model, category, name.value)) {
          write();
        } else {
          name.value = category.name;
        }
      },
    });
    const more = element('button', { type: 'button', class: 'quiet', click: showMore });
    function showMore() {
      const from = body.children.length;
      for (const [i, test] of category.tests.slice(from, from + SHOWN).entries()) {
        const row = rowOf(category, test, from + i);
        rows.push(row);
        body.append(row.node);
      }
      const left = category.tests.length - body.children.length;
      more.hidden = left <= 0;
      more.textContent = t('desk.table.more', { n: left });
      show();
    }
    showMore();
    const addButton = element(
      'button',
      { type: 'button', class: 'small', click: () => add(category) },
      t('desk.table.add'),
    );
    parts.set(category, { showMore, more, addButton });
    return element(
      'section',
      { class: 'tests-category', 'aria-label': category.name },
      element(
        'div',
        { class: 'category-name' },
        name,
        t('desk.table.tests', { n: category.tests.length }),
      ),
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, heads())),
        body,
      ),
      more,
      addButton,
    );
  }

  function heads() {
    return ['number', ...valueNames(), 'explanation', 'sample', 'remove'].map((name) =>
      element('th', { scope: 'col', class: `column-${name}` }, t(`desk.table.column.${name}`))
    );
  }

  const valueNames = () => model.texts ? ['stdin', 'stdout'] : ['input', 'answer'];

  function rowOf(category, test, index) {
    if (!unreadable.has(test)) {
      unreadable.set(test, new Map());
    }
    const cells = unreadable.get(test);
    return testRow({
      unreadable: cells,
      noted: () => work.unreadable[cells.size > 0 ? 'add' : 'delete'](cells),
      model,
      test,
      name: `${category.name} ${index + 1}`,
      number: index + 1,
      changed: write,
      remove: () => {
        removeTest(model, category, test);
        work.unreadable.delete(cells);
        const next = category.tests[index] ?? category.tests[index - 1];
        rebuild(() =>
          (next ? shownRow(category, next).remove : parts.get(category)?.addButton)?.focus()
        );
      },
    });
  }

  function add(category) {
    const test = addTest(model, category, { input: '', answer: model.texts ? '' : 'None' });
    rebuild(() => shownRow(category, test).focus());
  }

  /** The row of a test; shows more rows until it is there. */
  function shownRow(category, test) {
    const { showMore, more } = parts.get(category);
    const find = () => rows.find((row) => row.test === test);
    while (!find() && !more.hidden) {
      showMore();
    }
    return find();
  }

  function adding() {
    const name = element('input', { required: true, maxlength: '60', autocomplete: 'off' });
    const submit = (event) => {
      event.preventDefault();
      add(addCategory(model, name.value.trim()));
    };
    return element(
      'form',
      { class: 'desk-new', submit },
      element('label', {}, t('desk.table.newCategory'), name),
      element('button', {}, t('desk.table.addCategory')),
    );
  }

  function show() {
    const places = faults.map((fault) => ({ fault, row: rowAt(fault.line) }));
    for (const row of rows) {
      row.show(places.filter((one) => one.row === row).map(({ fault }) => fault.message));
    }
  }

  function rowAt(line) {
    return rows.find(({ test }) => isAt(test, line));
  }

  function jumpTo(line) {
    for (const category of model.categories) {
      const test = category.tests.find((one) => isAt(one, line));
      if (test) {
        shownRow(category, test).focus();
        return;
      }
    }
  }

  build();
  return {
    node: place,
    shown() {},
    faults(found) {
      faults = found;
      show();
    },
    jumpTo,
  };
}
