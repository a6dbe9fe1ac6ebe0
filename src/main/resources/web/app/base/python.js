/** Reads the server's JSON without loss, and writes values as Python literals. */

export const WIDTH = 64;

const TOKEN = /"(0|[1-9]\d*)"(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(\.\d+)?([eE][+-]?\d+)?/g;

/**
 * Parses JSON. JavaScript would lose the digits of long integers, the ".0" of floats and the order
 * of keys such as "10", so these become {"$int": "…"}, {"$float": "…"} and "$10": the server
 * never sends a plain key that begins with $.
 */
export function parse(text) {
  return JSON.parse(text.replace(TOKEN, exact));
}

function exact(token, numericKey, fraction, exponent) {
  if (numericKey !== undefined) {
    return `"$${numericKey}"`;
  }
  if (token.startsWith('"')) {
    return token;
  }
  if (fraction !== undefined || exponent !== undefined) {
    return `{"$float":"${token}"}`;
  }
  return token.length < 16 ? token : `{"$int":"${token}"}`;
}

/** A value of the server as a Python literal, over several lines if it is long. */
export function literal(value, indent = '') {
  const group = groupOf(value);
  return group ? layOut(group, indent) : scalar(value);
}

/** The call of a function with these arguments. */
export function call(name, argumentList) {
  return layOut(plainGroup(`${name}(`, argumentList, ')'), '');
}

/** The call of a function in one line. */
export function callLine(name, argumentList) {
  return inline(plainGroup(`${name}(`, argumentList, ')'));
}

function layOut(group, indent) {
  const line = inline(group);
  if (group.items.length === 0 || indent.length + line.length <= WIDTH) {
    return line;
  }
  const deeper = `${indent}    `;
  const lines = group.items.map(([key, item]) => `${deeper}${key}${literal(item, deeper)},\n`);
  return `${group.open}\n${lines.join('')}${indent}${group.close}`;
}

export function inline({ open, items, close, lonely = '' }) {
  const texts = items.map(([key, item]) => {
    const group = groupOf(item);
    return key + (group ? inline(group) : scalar(item));
  });
  return open + texts.join(', ') + (items.length === 1 ? lonely : '') + close;
}

/** A collection: `{open, items: [[key text, value]…], close, lonely: text after a single item}`. */
export function groupOf(value) {
  if (Array.isArray(value)) {
    return plainGroup('[', value, ']');
  }
  if (value === null || typeof value !== 'object') {
    return null;
  }
  const tag = tagOf(value);
  const content = value[tag];
  switch (tag) {
    case '$tuple':
      return { ...plainGroup('(', content, ')'), lonely: ',' };
    case '$set':
      return content.length === 0 ? plainGroup('set(', [], ')') : plainGroup('{', content, '}');
    case '$frozenset':
      return content.length === 0
        ? plainGroup('frozenset(', [], ')')
        : plainGroup('frozenset({', content, '})');
    case '$dict':
      return dictGroup(content);
    case undefined:
      return dictGroup(Object.entries(value).map(([key, item]) => [plainKey(key), item]));
    default:
      return null;
  }
}

function plainGroup(open, values, close) {
  return { open, items: values.map((item) => ['', item]), close };
}

function dictGroup(entries) {
  return {
    open: '{',
    items: entries.map(([key, item]) => [`${literal(key)}: `, item]),
    close: '}',
  };
}

export function tagOf(value) {
  const keys = Object.keys(value);
  return keys.length === 1 && /^\$[a-z]+$/.test(keys[0]) ? keys[0] : undefined;
}

/** Removes the $ that parse added to a numeric key. */
export function plainKey(key) {
  return key.replace(/^\$(?=\d+$)/, '');
}

export function scalar(value) {
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return quoted(value);
    case 'number':
      return String(value);
    default:
      return value === null ? 'None' : tagged(value);
  }
}

function tagged(value) {
  const tag = tagOf(value);
  const content = value[tag];
  switch (tag) {
    case '$int':
      return content;
    case '$float':
      return float(content);
    case '$complex':
      return complex(content.map(partOf));
    case '$bytes':
      return bytes(content);
    default:
      return JSON.stringify(value);
  }
}

function float(text) {
  return /^-?(inf|nan)$/.test(text) ? `float('${text}')` : digits(Number(text));
}

/** The shortest text that gives the same float, with Python's exponents. */
function digits(value) {
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? '-' : '+';
    return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const plain = Object.is(value, -0) ? '-0' : String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
}

function partOf(part) {
  return typeof part === 'number' ? `${part}.0` : float(part.$float ?? part.$int);
}

function complex([real, imaginary]) {
  if ((real + imaginary).includes('(')) {
    return `complex(${real}, ${imaginary})`;
  }
  const [left, right] = [real, imaginary].map((part) => part.replace(/\.0$/, ''));
  return left === '0' ? `${right}j` : `(${left}${right.startsWith('-') ? '' : '+'}${right}j)`;
}

function bytes(hex) {
  const characters = (hex.match(/../g) ?? []).map((pair) =>
    String.fromCharCode(parseInt(pair, 16))
  );
  return `b${quoted(characters.join(''), /[^ -~]/gu)}`;
}

const NOT_PRINTABLE = /(?! )[\p{C}\p{Z}]/gu;

function quoted(text, escaped = NOT_PRINTABLE) {
  const quote = quoteOf(text);
  return quote + inQuotes(text, quote, escaped) + quote;
}

/** The quote that Python's repr puts around a text. */
export function quoteOf(text) {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

/** A part of a text as it stands between the quotes. */
export function inQuotes(text, quote, escaped = NOT_PRINTABLE) {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(escaped, escape);
}

const SHORT_ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(character) {
  const code = character.codePointAt(0);
  const hex = code.toString(16);
  return (
    SHORT_ESCAPES[character] ??
      (code < 0x100
        ? `\\x${hex.padStart(2, '0')}`
        : code < 0x10000
        ? `\\u${hex.padStart(4, '0')}`
        : `\\U${hex.padStart(8, '0')}`)
  );
}
