import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { differingLines } from './line-differences.js';

/** A text of a program with its title and a button that copies it. */
export function textBlock(title, text) {
  const button = element(
    'button',
    { type: 'button', class: 'tool', click: copy },
    t('program.copy'),
  );
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t('program.copied');
    } catch {
      button.textContent = t('program.notCopied');
    }
  }
  button.ariaLabel = t('program.copyOf', { title });
  return element(
    'div',
    { class: 'text-block' },
    element('div', { class: 'text-head' }, element('h3', {}, title), text === '' ? null : button),
    content(text),
  );
}

function content(text) {
  return text === ''
    ? element('p', { class: 'quiet' }, t('program.empty'))
    : element('pre', { tabindex: '0' }, text);
}

/** The expected and the given output, with marks on the lines that differ. */
export function outputComparison(expected, actual) {
  const marks = differingLines(expected, actual);
  const side = (title, kind, text) =>
    element(
      'div',
      { class: `side ${kind}` },
      element('h3', {}, title),
      text === '' ? content('') : element('pre', { tabindex: '0' }, markedLines(text, marks)),
    );
  return element(
    'div',
    { class: 'sides' },
    side(t('result.expected'), 'expected', expected),
    side(t('result.got'), 'actual', actual),
  );
}

/** Each line with its line break; a line that differs is in `<mark>`. */
function markedLines(text, marks) {
  const lines = text.split('\n');
  return lines.map((line, i) => {
    const end = i < lines.length - 1 ? '\n' : '';
    return marks.has(i) && (line !== '' || end !== '')
      ? element('mark', {}, line === '' ? '\u200b' : line, end)
      : line + end;
  });
}
