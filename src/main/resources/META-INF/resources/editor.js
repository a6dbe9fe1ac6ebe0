import { element } from './page.js';

const INDENT = '    ';
const FEWEST_ROWS = 14;
const MOST_ROWS = 32;

/** A textarea for Python: `{node, value, focus()}`; calls `changed` and, on Ctrl-Enter, `submit`. */
export function editor({ label, value, changed, submit }) {
  const area = element('textarea', {
    id: 'source',
    wrap: 'off',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    autocorrect: 'off',
    'aria-describedby': 'source-keys source-problem',
    keydown: (event) => press(event, area, submit),
    blur: () => delete area.dataset.leaving,
    scroll: () => (numbers.scrollTop = area.scrollTop),
    input: () => {
      countLines();
      changed(area.value);
    },
  });
  const numbers = element('pre', { class: 'numbers', 'aria-hidden': 'true' });
  function countLines() {
    const count = area.value.split('\n').length;
    area.rows = Math.min(Math.max(count, FEWEST_ROWS), MOST_ROWS);
    numbers.textContent = Array.from({ length: count }, (_, i) => i + 1).join('\n');
  }
  area.value = value;
  countLines();
  const keys = 'Tab indents, Shift-Tab takes it back, Esc then Tab leaves the editor, Ctrl-Enter submits.';
  const node = element(
    'div',
    {},
    element('label', { for: 'source', class: 'heading' }, label),
    element('div', { class: 'editor' }, numbers, area),
    element('p', { id: 'source-keys', class: 'keys' }, keys),
  );
  return {
    node,
    area,
    get value() {
      return area.value;
    },
    /** Like all edits of the editor, this can be undone with Ctrl-Z. */
    replaceAll(text) {
      replace(area, 0, area.value.length, text);
    },
  };
}

function press(event, area, submit) {
  if (event.isComposing || event.altKey) {
    return;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    submit();
  } else if (event.ctrlKey || event.metaKey) {
    return;
  } else if (event.key === 'Enter') {
    event.preventDefault();
    breakLine(area);
  } else if (event.key === 'Tab' && !area.dataset.leaving) {
    event.preventDefault();
    (event.shiftKey ? outdent : indent)(area);
  }
  // Lets people who use only a keyboard leave the editor.
  if (event.key === 'Escape') {
    area.dataset.leaving = 'yes';
  } else if (event.key !== 'Shift') {
    delete area.dataset.leaving;
  }
}

function breakLine(area) {
  const before = area.value.slice(lineStart(area), area.selectionStart);
  const indentation = /^ */.exec(before)[0] + (/:\s*$/.test(before) ? INDENT : '');
  replace(area, area.selectionStart, area.selectionEnd, `\n${indentation}`);
}

function indent(area) {
  if (area.selectionStart === area.selectionEnd) {
    replace(area, area.selectionStart, area.selectionEnd, INDENT);
  } else {
    changeLines(area, (line) => (line === '' ? line : INDENT + line));
  }
}

function outdent(area) {
  changeLines(area, (line) => line.replace(/^ {1,4}/, ''));
}

/** Changes every line that the selection touches and keeps the same text selected. */
function changeLines(area, change) {
  const { selectionStart, selectionEnd, value } = area;
  const start = lineStart(area);
  const newline = value.indexOf('\n', Math.max(selectionEnd - (selectionEnd > selectionStart), start));
  const end = newline < 0 ? value.length : newline;
  const lines = value.slice(start, end).split('\n');
  const changed = lines.map(change);
  if (changed.join('\n') === lines.join('\n')) {
    return;
  }
  replace(area, start, end, changed.join('\n'));
  const firstGrew = changed[0].length - lines[0].length;
  const allGrew = area.value.length - value.length;
  const newStart = Math.max(selectionStart + firstGrew, start);
  area.setSelectionRange(newStart, Math.max(selectionEnd + allGrew, newStart));
}

function lineStart(area) {
  return area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
}

/** Only execCommand supports the browser's undo. setRangeText is for browsers without execCommand. */
function replace(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  if (!done) {
    area.setRangeText(text, start, end, 'end');
    area.dispatchEvent(new Event('input'));
  }
}
