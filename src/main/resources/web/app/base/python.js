/** Reads the server's JSON without loss, and writes values as Python literals. */

const WIDTH = 64;

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

/** A value of the server as a Python literal, over several lines if it is wider than `width`. */
export function literal(value, indent = '', width = WIDTH) {
  const group = groupOf(value);
  return group ? layOut(group, indent, width) : scalar(value);
}

/** The call of a function with these arguments. */
export function call(name, argumentList) {
  return layOut(plainGroup(`${name}(`, argumentList, ')'));
}

/** The call of a function in one line. */
export function callLine(name, argumentList) {
  return inline(plainGroup(`${name}(`, argumentList, ')'));
}

/** A collection in one line. */
export function inline(group) {
  return layOut(group, '', Infinity);
}

function layOut({ open, items, close, lonely = '' }, indent = '', width = WIDTH) {
  const texts = items.map(([key, item]) => key + literal(item, '', Infinity));
  const line = `${open}${texts.join(', ')}${items.length === 1 ? lonely : ''}${close}`;
  if (items.length === 0 || indent.length + line.length <= width) {
    return line;
  }
  const deeper = `${indent}    `;
  const lines = items.map(([key, item]) => `${deeper}${key}${literal(item, deeper)},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

const BRACKETS = { $tuple: ['(', ')'], $set: ['{', '}'], $frozenset: ['frozenset({', '})'] };

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
  if (tag === undefined || tag === '$dict') {
    const entries = content ?? Object.entries(value).map(([key, item]) => [plainKey(key), item]);
    const items = entries.map(([key, item]) => [`${literal(key)}: `, item]);
    return { open: '{', items, close: '}' };
  }
  if (!BRACKETS[tag]) {
    return null;
  }
  const isCall = content.length === 0 && tag !== '$tuple';
  const [open, close] = isCall ? [`${tag.slice(1)}(`, ')'] : BRACKETS[tag];
  return { ...plainGroup(open, content, close), lonely: tag === '$tuple' ? ',' : '' };
}

function plainGroup(open, values, close) {
  return { open, items: values.map((item) => ['', item]), close };
}

export function tagOf(value) {
  const keys = Object.keys(value);
  return keys.length === 1 && /^\$[a-z]+$/.test(keys[0]) ? keys[0] : undefined;
}

/** Removes the $ that parse added to a numeric key. */
export function plainKey(key) {
  return key.replace(/^\$(?=\d+$)/, '');
}

function scalar(value) {
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
      return complex(content.map((part) => scalar(part).replace(/\.0$/, '')));
    case '$bytes':
      return bytes(content);
    default:
      return JSON.stringify(value);
  }
}

/** The shortest text that gives the same float, with Python's exponents. */
function float(text) {
  if (/^-?(inf|nan)$/.test(text)) {
    return `float('${text}')`;
  }
  const value = Number(text);
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? '-' : '+';
    return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const plain = Object.is(value, -0) ? '-0' : String(value);
  return plain.includes('.') ? plain : `${plain}.0`;
}

function complex([real, imaginary]) {
  if (`${real}${imaginary}`.includes('(')) {
    return `complex(${real}, ${imaginary})`;
  }
  const sign = imaginary.startsWith('-') ? '' : '+';
  return real === '0' ? `${imaginary}j` : `(${real}${sign}${imaginary}j)`;
}

function bytes(hex) {
  const text = hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
  return `b${quoted(text, /[^ -~]/gu)}`;
}

const NOT_PRINTABLE = /(?! )[\p{C}\p{Z}]/gu;

/** A text with the quotes that Python's repr puts around it. */
function quoted(text, escaped = NOT_PRINTABLE) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(escaped, escape);
  return quote + inside + quote;
}

const SHORT_ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const LONG_ESCAPES = [['x', 2], ['u', 4], ['U', 8]];

function escape(character) {
  const hex = character.codePointAt(0).toString(16);
  const [letter, digits] = LONG_ESCAPES.find(([, most]) => hex.length <= most);
  return SHORT_ESCAPES[character] ?? `\\${letter}${hex.padStart(digits, '0')}`;
}
