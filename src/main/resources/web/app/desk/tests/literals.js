import { t } from '../../base/language.js';

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
const CONSTANTS = { None: null, True: true, False: false };
const JSON_ATOM = /"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const INTEGER = '0[xX][\\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+';
const DECIMAL = '(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?';
const REAL = `(${INTEGER}|${DECIMAL})`;
/** A real number, or a complex one such as 2j and 1+2j. */
const NUMBER = new RegExp(`([+-]?)[ \\t]*${REAL}(?:([jJ])|[ \\t]*([+-])${REAL}[jJ])?(?!\\w)`, 'y');

const PREFIX = /[rRbBuU]{0,2}(?=["'])/y;
const TRIPLE_QUOTED = /("""|''')((?:[^\\]|\\[^])*?)\1/y;
const QUOTED = /(["'])((?:(?!\1)[^\\\n]|\\[^])*)\1/y;
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|([^]))/gi;
const ESCAPED = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', f: '\f', v: '\v', '\n': '' };
const DIGITS = { x: 2, u: 4, U: 8 };
const LAST_CODE_POINT = 0x10ffff;

/**
 * Reads literals of Python or JSON with their places. A node is `{kind, start, end, json}`, with the
 * value as JSON in the encoding of bundles. A text and a boolean also have a `value`, a collection
 * `items`, and a dict `entries` of `{key, value}` nodes, also those with the same key.
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
    return { ...this.read(), start, end: this.at };
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
    if (this.take('[')) {
      return collection('list', this.itemsUntil(']'));
    }
    if (this.take('{')) {
      return this.dictOrSet();
    }
    if (this.isJson) {
      return this.jsonAtom();
    }
    if (this.take('(')) {
      return this.tuple();
    }
    const prefix = this.match(PREFIX);
    if (prefix) {
      return this.strings(prefix);
    }
    return /[\d.+-]/.test(this.text[this.at]) ? this.number() : this.word();
  }

  jsonAtom() {
    const start = this.at;
    const json = this.match(JSON_ATOM)?.[0];
    try {
      return scalar(JSON.parse(json), json);
    } catch {
      return this.fail('', start);
    }
  }

  /** A constant, or a value that Python writes as a call. */
  word() {
    const start = this.at;
    const word = this.match(WORD)?.[0];
    if (Object.hasOwn(CONSTANTS, word)) {
      return scalar(CONSTANTS[word]);
    }
    const isCall = ['set', 'frozenset', 'float', 'complex'].includes(word) && this.take('(');
    const node = isCall ? made(word, this.itemsUntil(')')) : undefined;
    return node ?? this.failUnknown(word ?? this.text[start], start);
  }

  number() {
    const start = this.at;
    const found = this.match(NUMBER) ?? this.fail(t('literal.noNumber'), start);
    const [, sign, text, isImaginary, secondSign, second] = found;
    const first = isImaginary ? '0.0' : real(sign, text);
    const imaginary = isImaginary
      ? real(sign, text, true)
      : second && real(secondSign, second, true);
    return { kind: 'number', json: imaginary ? tagged('complex', [first, imaginary]) : first };
  }

  /** Texts one after another are one text; space after the last one is no part of the value. */
  strings(prefix) {
    let value = '';
    let isBytes = null;
    let end = this.at;
    for (; prefix; prefix = this.match(PREFIX)) {
      const areBytes = /b/i.test(prefix[0]);
      if (areBytes !== (isBytes ?? areBytes)) {
        this.fail(t('literal.comma'));
      }
      isBytes = areBytes;
      const start = this.at;
      const found = this.match(TRIPLE_QUOTED) ?? this.match(QUOTED) ??
        this.fail(t('literal.noQuote'));
      value += /r/i.test(prefix[0]) ? found[2] : this.unescaped(found[2], start, isBytes);
      end = this.at;
      this.skip();
    }
    this.at = end;
    return isBytes ? { kind: 'bytes', json: tagged('bytes', `"${hex(value)}"`) } : scalar(value);
  }

  unescaped(content, start, isBytes) {
    return content.replace(ESCAPE, (whole, two, four, eight, octal, other) => {
      if (isBytes && /^\\u/i.test(whole)) {
        return whole;
      }
      const code = octal ? parseInt(octal, 8) : parseInt(two ?? four ?? eight, 16);
      if (DIGITS[other] || code > LAST_CODE_POINT) {
        const digits = DIGITS[whole[1]];
        this.fail(t('literal.digits', { escape: whole.slice(0, 2), digits }), start);
      }
      if (other !== undefined) {
        return ESCAPED[other] ?? (/["'\\]/.test(other) ? other : whole);
      }
      return String.fromCodePoint(code);
    });
  }

  /** After its opening bracket. A single value in parentheses is no tuple, unless a comma follows it. */
  tuple() {
    const items = this.itemsUntil(')');
    return items.length === 1 && !items.endsWithComma ? items[0] : collection('tuple', items);
  }

  /** After its opening bracket. */
  dictOrSet() {
    let isDict = this.isJson || null;
    const items = this.itemsUntil('}', () => {
      const key = this.value();
      const isEntry = this.take(':');
      if (isEntry !== (isDict ?? isEntry) || (this.isJson && key.kind !== 'text')) {
        this.fail(t('literal.commaOr', { close: '}' }));
      }
      isDict = isEntry;
      return isEntry ? { key, value: this.value() } : key;
    });
    return isDict === false ? collection('set', items) : dict(items);
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
    return this.isJson && items.endsWithComma ? this.fail('', this.at - 1) : items;
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

function scalar(value, json = JSON.stringify(value)) {
  return { kind: typeof value === 'string' ? 'text' : typeof value, value, json };
}

/** What a call makes; undefined if it makes no plain value. */
function made(name, [first, second]) {
  if (name === 'float' && /^-?(inf|nan)$/.test(first?.value)) {
    return { kind: 'number', json: tagged('float', first.json) };
  }
  if (name === 'complex' && second) {
    return { kind: 'number', json: tagged('complex', [first.json, second.json]) };
  }
  const canBeSet = name === 'frozenset' ? !first || first.items : name === 'set' && !first;
  return canBeSet ? collection(name, first?.items ?? []) : undefined;
}

function collection(kind, items) {
  const content = items.map(({ json }) => json);
  return { kind, items, json: kind === 'list' ? `[${content.join(', ')}]` : tagged(kind, content) };
}

/** A dict is an object if it has only keys that JSON has, each once. */
function dict(entries) {
  const keys = entries.map(({ key }) => key.value);
  const isObject = entries.every(({ key }) => key.kind === 'text' && !key.value.startsWith('$')) &&
    new Set(keys).size === keys.length;
  const pairs = entries.map(({ key, value }) =>
    isObject ? `${key.json}: ${value.json}` : `[${key.json}, ${value.json}]`
  );
  const json = isObject ? `{${pairs.join(', ')}}` : tagged('dict', pairs);
  return { kind: 'dict', entries: [...entries], json };
}

function tagged(tag, content) {
  return `{"$${tag}": ${Array.isArray(content) ? `[${content.join(', ')}]` : content}}`;
}

/** Integers and floats keep their digits. */
function real(sign, text, isFloat = /^[^xX]*[.eE]/.test(text)) {
  const minus = sign === '-' ? '-' : '';
  const digits = text.replaceAll('_', '');
  if (!isFloat) {
    return `${minus}${BigInt(digits)}`;
  }
  const written = digits.replace(/^\./, '0.').replace(/\.(?!\d)/, '.0');
  return `${minus}${written}${/[.e]/i.test(written) ? '' : '.0'}`;
}

function hex(latin1) {
  return Array.from(latin1, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
