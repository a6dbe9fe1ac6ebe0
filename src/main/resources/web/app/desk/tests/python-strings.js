import { t } from '../../base/language.js';

const ESCAPES = {
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
const START = /([rRbBuU]{0,2})("""|'''|"|')/y;

/** Reads a text or bytes at the reader's place; texts one after another are one text. */
export function string(reader) {
  let value = '';
  let bytes = null;
  let end = reader.at;
  for (;;) {
    START.lastIndex = reader.at;
    const start = START.exec(reader.text);
    if (!start) {
      break;
    }
    const [opening, prefix, quote] = start;
    const isBytes = /b/i.test(prefix);
    if (bytes !== null && bytes !== isBytes) {
      reader.fail(t('literal.comma'));
    }
    bytes = isBytes;
    reader.at += opening.length;
    value += content(reader, quote, /r/i.test(prefix), isBytes);
    end = reader.at;
    reader.skip();
  }
  // Space after the last text is no part of the value.
  reader.at = end;
  return bytes ? { kind: 'bytes', value: { $bytes: hex(value) } } : { kind: 'text', value };
}

function content(reader, quote, raw, isBytes) {
  let value = '';
  for (;;) {
    if (reader.text.startsWith(quote, reader.at)) {
      reader.at += quote.length;
      return value;
    }
    const character = reader.text[reader.at++];
    if (character === undefined || (character === '\n' && quote.length === 1)) {
      reader.at--;
      reader.fail(t('literal.noQuote'));
    }
    value += character !== '\\'
      ? character
      : raw
      ? `\\${reader.text[reader.at++] ?? ''}`
      : escape(reader, isBytes);
  }
}

function escape(reader, isBytes) {
  const kind = reader.text[reader.at++] ?? '';
  const length = isBytes && kind !== 'x' ? undefined : DIGITS[kind];
  if (length) {
    const digits = reader.text.slice(reader.at, reader.at + length);
    if (
      !/^[\da-fA-F]+$/.test(digits) || digits.length < length || parseInt(digits, 16) > 0x10ffff
    ) {
      reader.fail(t('literal.digits', { escape: `\\${kind}`, digits: length }));
    }
    reader.at += length;
    return String.fromCodePoint(parseInt(digits, 16));
  }
  if (/[0-7]/.test(kind)) {
    reader.at--;
    return String.fromCodePoint(parseInt(reader.match(/[0-7]{1,3}/y), 8));
  }
  return ESCAPES[kind] ?? `\\${kind}`;
}

function hex(latin1) {
  return Array.from(latin1, (one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
