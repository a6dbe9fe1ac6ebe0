import { t } from '../base/language.js';
import { literal } from '../base/python.js';
import { h } from '../base/view.js';
import { differences, differingLines, firstDifference } from './differences.js';
import { markedValue } from './value.js';

/**
 * The failure of a submission as a test, whose `expected` and `actual` are undefined where they are
 * not shown. The failure has null for these, too; only the reason tells them from Python's None.
 */
export function shown(failure) {
  const { hidden, reason } = failure;
  const isNone = (name) => !hidden && reason?.[name] === 'None';
  const value = (name) => failure[name] ?? (isNone(name) ? null : undefined);
  return { ...failure, expected: value('expected'), actual: value('actual') };
}

/** Where the two values of a test differ first, as a sentence; null unless both are shown. */
export function difference({ expected, actual }, functionName) {
  if (expected === undefined || actual === undefined) {
    return null;
  }
  if (functionName === '') {
    const { kind, ...where } = firstDifference(expected, actual);
    return t(`difference.${kind}`, where);
  }
  const { where } = differences(expected, actual);
  if (!where) {
    return t('difference.types');
  }
  const { place, character, missing, extra } = where;
  if (missing || extra) {
    return missing ? t('difference.missing', { place }) : t('difference.extra', { place });
  }
  const name = `${character === undefined ? 'whole' : 'text'}${place === '' ? '' : 'At'}`;
  return t(`difference.${name}`, { place, number: character + 1 });
}

/** The expected and the actual value side by side, with marks on what differs. */
export function comparison(expected, actual, functionName) {
  const [left, right] = functionName === '' ? outputs(expected, actual) : values(expected, actual);
  const side = (title, kind, content) =>
    h`<div class="side ${kind}">
      <h3>${title}</h3>
      <pre tabindex="0">${content}</pre>
    </div>`;
  return h`<div class="sides comparison">
    ${side(t('result.expected'), 'expected', left)} ${side(t('result.got'), 'actual', right)}
  </div>`;
}

function values(expected, actual) {
  const found = differences(expected, actual);
  return [markedValue(expected, found.expected), markedValue(actual, found.actual)];
}

function outputs(expected, actual) {
  const marks = differingLines(expected, actual);
  return [expected, actual].map((text) =>
    text === '' ? t('program.empty') : markedLines(text, marks)
  );
}

/** Each line with its line break; a line that differs is in `<mark>`. */
function markedLines(text, marks) {
  const lines = text.split('\n');
  return lines.map((line, i) => {
    const end = i < lines.length - 1 ? '\n' : '';
    return marks.has(i) && (line !== '' || end !== '')
      ? h`<mark>${line === '' ? '\u200b' : line}${end}</mark>`
      : line + end;
  });
}

/** One value of a test under its title. */
export function valueBlock(title, value) {
  return h`<h3>${title}</h3><pre tabindex="0">${literal(value)}</pre>`;
}
