import { t } from '../base/language.js';
import { groupOf, literal } from '../base/python.js';
import { h } from '../base/view.js';

/**
 * The failure of a submission as a test, whose `expected` and `actual` are undefined where they are
 * not shown. The failure has null for these, too; only the reason tells them from None.
 */
export function shown(failure) {
  const { hidden, reason } = failure;
  const isNone = (name) => !hidden && ['None', 'null'].includes(reason?.[name]);
  const value = (name) => failure[name] ?? (isNone(name) ? null : undefined);
  return { ...failure, expected: value('expected'), actual: value('actual') };
}

/** A value as Python; what a program reads or prints as it is. */
export function textOf(value, functionName) {
  return functionName === '' ? String(value) : literal(value);
}

/** Where the two values of a test differ first, as a sentence; null unless both are shown. */
export function difference({ expected, actual }, functionName) {
  if (expected === undefined || actual === undefined) {
    return null;
  }
  return functionName === ''
    ? outputDifference(expected, actual)
    : valueDifference(expected, actual);
}

function valueDifference(expected, actual) {
  const [wanted, given] = [expected, actual].map((value) => new Map(partsOf(value)));
  const written = (part) => part?.open ?? literal(part);
  const differs = (place) =>
    !wanted.has(place) || !given.has(place) ||
    written(wanted.get(place)) !== written(given.get(place));
  const place = [...wanted.keys(), ...given.keys()].find(differs);
  if (place === undefined) {
    return t('difference.types');
  }
  if (!wanted.has(place) || !given.has(place)) {
    return t(`difference.${wanted.has(place) ? 'missing' : 'extra'}`, { place });
  }
  const [left, right] = [wanted.get(place), given.get(place)];
  const areTexts = typeof left === 'string' && typeof right === 'string';
  const kind = `${areTexts ? 'text' : 'whole'}${place === '' ? '' : 'At'}`;
  return t(`difference.${kind}`, { place, number: areTexts && commonStart(left, right) + 1 });
}

/**
 * A value and all values in it by their places, collections as those of `groupOf`. A place is as
 * Python writes it, such as "[2]['name']"; that of the item of a set is the item.
 */
function partsOf(value, place = '') {
  const group = groupOf(value);
  const inside = group?.items.flatMap(([key, item], i) => {
    const name = group.open.endsWith('{') ? key.replace(/: $/, '') || literal(item) : i;
    return partsOf(item, `${place}[${name}]`);
  });
  return [[place, group ?? value], ...(inside ?? [])];
}

function outputDifference(expected, actual) {
  if (actual.trim() === '' && expected.trim() !== '') {
    return t('difference.nothing');
  }
  const [left, right] = [expected, actual].map((text) => text.split('\n'));
  const longer = left.length > right.length ? left : right;
  const line = longer.findIndex((_, i) => !isSameLine(left[i], right[i]));
  if (line < 0) {
    return t('difference.blanks');
  }
  const [wanted, given] = [left, right].map((lines) => words(lines[line]));
  const longest = wanted.length > given.length ? wanted : given;
  const word = longest.findIndex((_, i) => wanted[i] !== given[i]);
  const values = { expected: wanted[word] ?? '', actual: given[word] ?? '' };
  return t('difference.word', { line: line + 1, word: word + 1, ...values });
}

/** Blanks count only if nothing else differs, because most puzzles ignore them. */
function isSameLine(one, other) {
  return words(one).join(' ') === words(other).join(' ');
}

function words(line = '') {
  return line.split(/\s+/).filter(Boolean);
}

/** The expected and the actual value side by side, with marks on what differs in each line. */
export function comparison(expected, actual, functionName) {
  const [left, right] = [expected, actual].map((value) => textOf(value, functionName));
  const ignoresBlanks = functionName === '' && words(left).join() !== words(right).join();
  const isSame = ignoresBlanks ? isSameLine : (one, other) => one === other;
  const side = (title, kind, text, other) =>
    h`<div class="side ${kind}">
      <h3>${title}</h3>
      <pre tabindex="0">${text === '' ? t('program.empty') : marked(text, other, isSame)}</pre>
    </div>`;
  return h`<div class="sides comparison">
    ${side(t('result.expected'), 'expected', left, right)}
    ${side(t('result.got'), 'actual', right, left)}
  </div>`;
}

function marked(text, other, isSame) {
  const others = other.split('\n');
  return text.split('\n').map((line, i) => {
    const content = isSame(line, others[i] ?? '') ? line : markedLine(line, others[i] ?? '');
    return [i > 0 ? '\n' : '', content];
  });
}

function markedLine(line, other) {
  const start = commonStart(line, other);
  const most = Math.min(line.length, other.length) - start;
  const back = howMany(most, (i) => line.at(-1 - i) === other.at(-1 - i));
  const end = line.length - back;
  // An empty mark still shows where the other line has more.
  const mark = h`<mark>${line.slice(start, end) || '\u200b'}</mark>`;
  return [line.slice(0, start), mark, line.slice(end)];
}

function commonStart(one, other) {
  return howMany(Math.min(one.length, other.length), (i) => one[i] === other[i]);
}

/** How many of the first numbers from 0 on, at most so many, are wanted. */
function howMany(most, isWanted) {
  let count = 0;
  while (count < most && isWanted(count)) {
    count++;
  }
  return count;
}
