import { t } from './language.js';

/** Reads Python literals, as a player writes them, into the JSON that the server takes. */

const SPACE = /\s+/y;
const NUMBER = /[+-]?(?:\d[\d_]*)?(?:\.\d*)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_]\w*/y;
const WORDS = { None: 'null', True: 'true', False: 'false' };
const ESCAPES = { n: '\n', r: '\r', t: '\t', 0: '\0', "'": "'", '"': '"', '\\': '\\', '\n': '' };

/** A literal that cannot be read. */
export class LiteralError extends Error {}

/**
 * The arguments of a call, as "1, 'two', [3]", in JSON: an array in the encoding of bundles. The
 * result is text, because JavaScript's numbers would lose digits and the ".0" of floats.
 */
export function argumentsJson(text) {
  const reader = new Reader(text);
  const items = reader.itemsUntil('');
  return `[${items.join(',')}]`;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** The values up to the closing character, which is read, too; '' is the end of the text. */
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
    return items;
  }

  value() {
    this.skipSpace();
    const start = this.at;
    const next = this.text[this.at] ?? '';
    if (next === '[') {
      this.at++;
      return `[${this.itemsUntil(']').join(',')}]`;
    }
    if (next === '(') {
      this.at++;
      return this.tuple();
    }
    if (next === '{') {
      this.at++;
      return this.dictOrSet();
    }
    if (next === "'" || next === '"') {
      return JSON.stringify(this.string());
    }
    if (/[\d.+-]/.test(next)) {
      return this.number();
    }
    const word = this.match(WORD);
    if (word in WORDS) {
      return WORDS[word];
    }
    if (word === 'set' && this.take('(') && this.take(')')) {
      return '{"$set":[]}';
    }
    this.at = start;
    return this.fail(next ? t('literal.noValue', { word: word || next }) : t('literal.missing'));
  }

  /** A single value in parentheses is no tuple, unless a comma follows it. */
  tuple() {
    const items = this.itemsUntil(')');
    return items.length === 1 && !items.endsWithComma
      ? items[0]
      : `{"$tuple":[${items.join(',')}]}`;
  }

  dictOrSet() {
    if (this.take('}')) {
      return '{}';
    }
    let isDict = false;
    const items = this.itemsUntil('}', () => {
      const key = this.value();
      if (!this.take(':')) {
        return key;
      }
      isDict = true;
      return `[${key},${this.value()}]`;
    });
    return isDict ? `{"$dict":[${items.join(',')}]}` : `{"$set":[${items.join(',')}]}`;
  }

  number() {
    const start = this.at;
    const text = this.match(NUMBER).replaceAll('_', '').replace(/^\+/, '');
    if (!/\d/.test(text) || /^\w/.test(this.text.slice(this.at))) {
      this.at = start;
      this.fail(t('literal.noNumber'));
    }
    return /[.eE]/.test(text)
      ? text.replace(/^(-?)\./, '$10.').replace(/\.(?!\d)/, '.0')
      : String(BigInt(text));
  }

  string() {
    const quote = this.text[this.at++];
    let value = '';
    for (;;) {
      const character = this.text[this.at++];
      if (character === undefined || character === '\n') {
        this.fail(t('literal.noQuote'));
      }
      if (character === quote) {
        return value;
      }
      value += character === '\\' ? this.escape() : character;
    }
  }

  escape() {
    const kind = this.text[this.at++] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[kind];
    if (digits) {
      const hex = this.text.slice(this.at, this.at + digits);
      if (!/^[\da-fA-F]+$/.test(hex) || hex.length < digits || parseInt(hex, 16) > 0x10ffff) {
        this.fail(t('literal.digits', { escape: `\\${kind}`, digits }));
      }
      this.at += digits;
      return String.fromCodePoint(parseInt(hex, 16));
    }
    return ESCAPES[kind] ?? `\\${kind}`;
  }

  /** Reads a character if it is the next one; '' is the end of the text. */
  take(character) {
    this.skipSpace();
    if (character === '' ? this.at < this.text.length : this.text[this.at] !== character) {
      return false;
    }
    this.at += character.length;
    return true;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [''];
    this.at += found.length;
    return found;
  }

  skipSpace() {
    this.match(SPACE);
  }

  fail(what) {
    const column = Math.min(this.at, this.text.length) + 1;
    throw new LiteralError(t('literal.problem', { column, what }));
  }
}
