import { t } from '../../base/language.js';
import { bracket } from './python-brackets.js';
import { string } from './python-strings.js';

/**
 * Reads Python literals with their places. A node is `{kind, start, end, value}`, with the value as
 * `parse` of base/python.js gives it; a list also has `items`, and a dict `entries` of
 * `{key, value}` nodes.
 */

const SPACE = /[ \t\r\n\f]+/y;
const COMMENT = /#[^\n]*/y;
const NUMBER =
  /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)[jJ]?/y;
const WORD = /[A-Za-z_]\w*/y;
const STRING_START = /[rRbBuU]{0,2}(?=["'])/y;
const WORDS = { None: null, True: true, False: false };
/** JavaScript keeps integers of so many digits exactly. */
const EXACT_DIGITS = 15;

/** A literal that cannot be read. */
export class LiteralError extends Error {}

export class PythonReader {
  /** @param place where the reading starts, from 0 */
  constructor(text, place = 0) {
    this.text = text;
    this.at = place;
    /** The place of the first comment that was passed over; it is no part of any value. */
    this.comment = null;
  }

  /** One value. Space before it is passed over. */
  value() {
    this.skip();
    const start = this.at;
    return { start, ...this.read(start), end: this.at };
  }

  /** The values up to the end of the text. */
  values() {
    const items = [];
    for (this.skip(); this.at < this.text.length; this.skip()) {
      if (items.length > 0) {
        this.expect(',', t('literal.comma'));
        this.skip();
      }
      if (this.at < this.text.length) {
        items.push(this.value());
      }
    }
    return items;
  }

  read(start) {
    const next = this.text[this.at] ?? '';
    if ('[({'.includes(next) && next !== '') {
      return bracket(this);
    }
    STRING_START.lastIndex = this.at;
    if (STRING_START.test(this.text)) {
      return string(this);
    }
    if (/[\d.+-]/.test(next)) {
      return { kind: 'number', value: this.number(start) };
    }
    const word = this.match(WORD);
    if (Object.hasOwn(WORDS, word)) {
      return { kind: typeof WORDS[word], value: WORDS[word] };
    }
    return this.made(word) ?? this.fail(this.unknown(word, next), start);
  }

  /** A value that Python writes as a call. */
  made(word) {
    if (!['set', 'frozenset', 'float', 'complex'].includes(word) || !this.take('(')) {
      return null;
    }
    const [first, second] = this.listUntil(')');
    if (word === 'float' && /^-?(inf|nan)$/.test(first?.value)) {
      return { kind: 'number', value: { $float: first.value } };
    }
    if (word === 'complex' && second) {
      return { kind: 'number', value: { $complex: [first.value, second.value] } };
    }
    if (word === 'set' && !first) {
      return { kind: 'set', value: { $set: [] } };
    }
    const items = first ? first.value?.$set ?? first.items?.map((item) => item.value) : [];
    return word === 'frozenset' && items ? { kind: 'set', value: { $frozenset: items } } : null;
  }

  unknown(word, next) {
    return next ? t('literal.noValue', { word: word || next }) : t('literal.missing');
  }

  /** The nodes up to the closing character, which is read, too. */
  listUntil(close, readItem = () => this.value()) {
    const items = [];
    items.endsWithComma = false;
    while (!this.take(close)) {
      if (items.length > 0 && !items.endsWithComma) {
        this.fail(t('literal.commaOr', { close }));
      }
      items.push(readItem());
      items.endsWithComma = this.take(',');
    }
    return items;
  }

  /** A real number, or a complex one such as 1+2j. */
  number(start) {
    const [first, isImaginary] = this.part(start);
    const sign = isImaginary ? null : this.match(/[ \t]*(?=[+-])/y, true);
    if (isImaginary) {
      return { $complex: [{ $float: '0.0' }, first] };
    }
    if (sign === null) {
      return first;
    }
    const [second, imaginary] = this.part(this.at);
    return imaginary ? { $complex: [first, second] } : this.fail(t('literal.comma'));
  }

  /** A number with its sign, and whether a j follows it. */
  part(start) {
    const sign = this.match(/[+-]?[ \t]*/y).startsWith('-') ? '-' : '';
    const text = this.match(NUMBER).replaceAll('_', '');
    if (text === '' || /^\w/.test(this.text.slice(this.at, this.at + 1))) {
      this.fail(t('literal.noNumber'), start);
    }
    const imaginary = /j$/i.test(text) && !/^0x/i.test(text);
    const digits = imaginary ? text.slice(0, -1) : text;
    return [real(digits, sign, imaginary), imaginary];
  }

  expect(character, problem) {
    if (!this.take(character)) {
      this.fail(problem);
    }
  }

  /** Reads a character if it is the next one. */
  take(character) {
    this.skip();
    const found = this.text[this.at] === character;
    this.at += found ? 1 : 0;
    return found;
  }

  /** What the pattern finds here; null or an empty text where it finds nothing. */
  match(pattern, orNull = false) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return orNull ? found : found ?? '';
  }

  skip() {
    for (let before = -1; before !== this.at;) {
      before = this.at;
      this.match(SPACE);
      const comment = this.at;
      if (this.match(COMMENT) !== '') {
        this.comment ??= comment;
      }
    }
  }

  fail(what, place = this.at) {
    const column = Math.min(place, this.text.length) + 1;
    const problem = new LiteralError(t('literal.problem', { column, what }));
    problem.place = place;
    throw problem;
  }
}

/** A number as base/python.js has it: long integers and all floats keep their digits. */
function real(text, sign, isFloat) {
  if (!isFloat && !/^0[xob]/i.test(text) && /[.e]/i.test(text) || isFloat) {
    const digits = text.replace(/^\./, '0.').replace(/\.(?!\d)/, '.0');
    return { $float: sign + (/[.e]/i.test(digits) ? digits : `${digits}.0`) };
  }
  const whole = `${sign}${BigInt(text)}`;
  return whole.length > EXACT_DIGITS ? { $int: whole } : Number(whole);
}
