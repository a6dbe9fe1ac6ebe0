import { t } from '../../base/language.js';
import { parse } from '../../base/python.js';

/** The text has no such value; `place` is where, from 0. */
export class LiteralError extends Error {
  constructor(what, place) {
    super(t('literal.problem', { column: place + 1, what }));
    this.place = place;
  }
}

const SPACE = /[ \t\r\n\f]*/y;
const COMMENT = /#[^\n]*/y;
const WORD = /[A-Za-z_]\w*/y;
const WORDS = { None: null, True: true, False: false };
const JSON_ATOM = /"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const INTEGER = '0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+';
const DECIMAL = '(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?';
const REAL = `(${INTEGER}|${DECIMAL})`;
/** A real number, or a complex one such as 2j and 1+2j. */
const NUMBER = new RegExp(`([+-]?)[ \\t]*${REAL}(?:([jJ])|[ \\t]*([+-])${REAL}[jJ])?(?!\\w)`, 'y');
/** JavaScript keeps integers of so many digits exactly. */
const EXACT_DIGITS = 15;

const PREFIX = /([rRbBuU]{0,2})(?=["'])/y;
const TRIPLE_QUOTED = /("""|''')((?:[^\\]|\\[^])*?)\1/y;
const QUOTED = /(["'])((?:(?!\1)[^\\\n]|\\[^])*)\1/y;
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|([^]))/gi;
const ESCAPED = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '\n': '',
};
const DIGITS = { x: 2, u: 4, U: 8 };
const LAST_CODE_POINT = 0x10ffff;

/**
 * Reads literals of Python or JSON with their places. A node is `{kind, start, end, value}`, with the
 * value as `parse` of base/python.js gives it; a list also has `items`, and a dict `entries` of `{key,
 * value}` nodes, also those with the same key.
 */
export class LiteralReader {
  /** @param place where the reading starts, from 0 */
  constructor(text, { place = 0, isJson = false } = {}) {
    this.text = text;
    this.at = place;
    this.isJson = isJson;
    /** The place of the first comment that was passed over; it is no part of any value. */
    this.comment = null;
  }

  /** One value. Space before it is passed over. */
  value() {
    this.skip();
    const start = this.at;
    return { start, ...this.read(), end: this.at };
  }

  /** The values up to the end of the text. */
  values() {
    return this.itemsUntil(undefined);
  }

  /** Whether only space and comments are left. */
  isAtEnd() {
    this.skip();
    return this.at === this.text.length;
  }

  read() {
    const next = this.text[this.at] ?? '';
    if (next === '[') {
      return list(this.bracketed(']'));
    }
    if (next === '{') {
      return this.dictOrSet();
    }
    if (this.isJson) {
      return this.jsonAtom();
    }
    if (next === '(') {
      return this.tuple();
    }
    const prefix = this.match(PREFIX);
    if (prefix) {
      this.at -= prefix[0].length;
      return this.strings();
    }
    return /[\d.+-]/.test(next) ? this.number() : this.word(next);
  }

  jsonAtom() {
    const start = this.at;
    const text = this.match(JSON_ATOM)?.[0];
    try {
      const value = parse(text);
      return { kind: kindOf(value), value };
    } catch {
      return this.fail('', start);
    }
  }

  word(next) {
    const start = this.at;
    const word = this.match(WORD)?.[0];
    if (Object.hasOwn(WORDS, word)) {
      return { kind: kindOf(WORDS[word]), value: WORDS[word] };
    }
    return this.made(word) ?? this.failUnknown(word ?? next, start);
  }

  /** A value that Python writes as a call. */
  made(word) {
    if (!['set', 'frozenset', 'float', 'complex'].includes(word) || !this.take('(')) {
      return null;
    }
    const [first, second] = this.itemsUntil(')');
    if (word === 'float') {
      return /^-?(inf|nan)$/.test(first?.value) ? number({ $float: first.value }) : null;
    }
    if (word === 'complex') {
      return second ? number({ $complex: [first.value, second.value] }) : null;
    }
    const items = first ? first.value?.$set ?? first.items?.map(({ value }) => value) : [];
    return items && (word === 'frozenset' || !first)
      ? { kind: 'set', value: { [`$${word}`]: items } }
      : null;
  }

  number() {
    const start = this.at;
    const found = this.match(NUMBER);
    if (!found) {
      this.fail(t('literal.noNumber'), start);
    }
    const [, sign, text, isImaginary, secondSign, second] = found;
    if (isImaginary) {
      return number({ $complex: [{ $float: '0.0' }, real(sign, text, true)] });
    }
    const first = real(sign, text);
    return number(second ? { $complex: [first, real(secondSign, second, true)] } : first);
  }

  /** Texts one after another are one text; space after the last one is no part of the value. */
  strings() {
    let value = '';
    let isBytes = null;
    let end = this.at;
    for (let prefix = this.match(PREFIX); prefix; prefix = this.match(PREFIX)) {
      const isRaw = /r/i.test(prefix[0]);
      const areBytes = /b/i.test(prefix[0]);
      if (areBytes !== (isBytes ?? areBytes)) {
        this.fail(t('literal.comma'));
      }
      isBytes = areBytes;
      const start = this.at;
      const content = (this.match(TRIPLE_QUOTED) ?? this.match(QUOTED))?.[2];
      if (content === undefined) {
        this.fail(t('literal.noQuote'), start);
      }
      value += isRaw ? content : this.unescaped(content, start, isBytes);
      end = this.at;
      this.skip();
    }
    this.at = end;
    return isBytes ? { kind: 'bytes', value: { $bytes: hex(value) } } : { kind: 'text', value };
  }

  unescaped(content, start, isBytes) {
    return content.replace(ESCAPE, (whole, two, four, eight, octal, other) => {
      if (isBytes && /^\\u/i.test(whole)) {
        return whole;
      }
      const code = octal ? parseInt(octal, 8) : parseInt(two ?? four ?? eight, 16);
      if (DIGITS[other] || code > LAST_CODE_POINT) {
        const escape = whole.slice(0, 2);
        this.fail(t('literal.digits', { escape, digits: DIGITS[escape[1]] }), start);
      }
      return other === undefined ? String.fromCodePoint(code) : ESCAPED[other] ?? whole;
    });
  }

  /** A single value in parentheses is no tuple, unless a comma follows it. */
  tuple() {
    const items = this.bracketed(')');
    return items.length === 1 && !items.endsWithComma
      ? items[0]
      : { kind: 'tuple', items, value: { $tuple: valuesOf(items) } };
  }

  dictOrSet() {
    let isDict = this.isJson || null;
    const items = this.bracketed('}', () => {
      const key = this.value();
      const isEntry = this.take(':');
      if (isEntry !== (isDict ?? isEntry) || (this.isJson && key.kind !== 'text')) {
        this.fail(t('literal.commaOr', { close: '}' }));
      }
      isDict = isEntry;
      return isEntry ? { key, value: this.value() } : key;
    });
    if (isDict === false) {
      return { kind: 'set', value: { $set: valuesOf(items) } };
    }
    const pairs = items.map(({ key, value }) => [key.value, value.value]);
    return { kind: 'dict', entries: [...items], value: { $dict: pairs } };
  }

  /** The nodes between the bracket that comes now and the closing one. */
  bracketed(close, readItem) {
    this.at++;
    return this.itemsUntil(close, readItem);
  }

  /** The nodes up to the closing character, which is read, too; undefined is the end of the text. */
  itemsUntil(close, readItem = () => this.value()) {
    const items = [];
    items.endsWithComma = false;
    while (!this.take(close)) {
      if (items.length > 0 && !items.endsWithComma) {
        this.fail(close ? t('literal.commaOr', { close }) : t('literal.comma'));
      }
      items.push(readItem());
      items.endsWithComma = this.take(',');
    }
    if (this.isJson && items.endsWithComma) {
      this.fail('', this.at - 1);
    }
    return items;
  }

  /** Reads a character if it is the next one; undefined is the end of the text. */
  take(character) {
    this.skip();
    const isFound = this.text[this.at] === character;
    this.at += isFound && character ? 1 : 0;
    return isFound;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found;
  }

  skip() {
    this.match(SPACE);
    while (!this.isJson && this.text[this.at] === '#') {
      this.comment ??= this.at;
      this.match(COMMENT);
      this.match(SPACE);
    }
  }

  failUnknown(word, place = this.at) {
    this.fail(word ? t('literal.noValue', { word }) : t('literal.missing'), place);
  }

  fail(what, place = this.at) {
    throw new LiteralError(what, Math.min(place, this.text.length));
  }
}

function kindOf(value) {
  return typeof value === 'string' ? 'text' : typeof value;
}

function list(items) {
  return { kind: 'list', items, value: valuesOf(items) };
}

function number(value) {
  return { kind: 'number', value };
}

function valuesOf(items) {
  return items.map((item) => item.value);
}

/** A number as base/python.js has it: long integers and all floats keep their digits. */
function real(sign, text, isFloat = /^[^xX]*[.eE]/.test(text)) {
  const digits = text.replaceAll('_', '');
  if (isFloat) {
    const written = digits.replace(/^\./, '0.').replace(/\.(?!\d)/, '.0');
    return {
      $float: (sign === '-' ? '-' : '') + (/[.e]/i.test(written) ? written : `${written}.0`),
    };
  }
  const whole = `${sign === '-' ? '-' : ''}${BigInt(digits)}`;
  return whole.length > EXACT_DIGITS ? { $int: whole } : Number(whole);
}

function hex(latin1) {
  return Array.from(latin1, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
