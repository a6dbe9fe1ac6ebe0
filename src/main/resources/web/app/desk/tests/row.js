import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { LiteralError } from './python-reader.js';
import { cellText, setCell, setSample } from './editing.js';

/**
 * One test of the table: `{node, test, remove, show(messages), focus()}`. `unreadable` keeps texts
 * that cannot be read, by column, over new rows of the same test. Calls `noted` when they change.
 */
export function testRow({ model, test, name, number, unreadable, noted, changed, remove }) {
  const said = element('p', { class: 'field-problem', hidden: true });
  const isCode = test.parts.has('code');
  const first = cell(isCode ? 'code' : 'input');

  /** A program has other words for its values. */
  function titleOf(key) {
    return model.texts ? { input: 'stdin', answer: 'stdout' }[key] ?? key : key;
  }

  function cell(key) {
    const problem = element('p', { class: 'field-problem', role: 'alert', hidden: true });
    const field = element('textarea', {
      rows: '1',
      class: key === 'explanation' ? '' : 'python',
      spellcheck: key === 'explanation' ? 'true' : 'false',
      autocapitalize: 'off',
      'aria-label': `${name}: ${t(`desk.table.column.${titleOf(key)}`)}`,
      input: take,
    });
    field.value = cellText(model, test, key);
    function take() {
      try {
        setCell(model, test, key, field.value);
        unreadable.delete(key);
        noted();
        problem.hidden = true;
        field.ariaInvalid = 'false';
        changed();
      } catch (error) {
        if (!(error instanceof LiteralError)) {
          throw error;
        }
        unreadable.set(key, field.value);
        noted();
        problem.hidden = false;
        problem.textContent = error.message;
        field.ariaInvalid = 'true';
      }
    }
    if (unreadable.has(key)) {
      field.value = unreadable.get(key);
      take();
    }
    return { field, node: element('td', { class: `cell-${key}` }, field, problem) };
  }

  const sample = element('input', {
    type: 'checkbox',
    checked: test.parts.get('sample')?.value === true,
    'aria-label': `${name}: ${t('desk.table.column.sample')}`,
    change: () => {
      setSample(model, test, sample.checked);
      changed();
    },
  });
  const removing = element(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': t('desk.table.removeThis', { test: name }),
      click: remove,
    },
    '×',
  );
  first.node.append(said);
  return {
    test,
    remove: removing,
    node: element(
      'tr',
      {},
      element('td', { class: 'number' }, String(number)),
      first.node,
      cell('answer').node,
      cell('explanation').node,
      element('td', { class: 'cell-sample' }, sample),
      element('td', {}, removing),
    ),
    show(messages) {
      said.hidden = messages.length === 0;
      said.textContent = messages.join('\n');
    },
    focus: () => first.field.focus(),
  };
}
