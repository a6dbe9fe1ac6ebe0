import { parse } from '../../base/python.js';

const SPACE = /[ \t\r\n]*/y;
const ATOM = /"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** A text that is no JSON; `place` is where, from 0. */
export class JsonError extends Error {
  constructor(place) {
    super();
    this.place = place;
  }
}

/**
 * Reads JSON with the places of its values, as `PythonReader` reads Python. Unlike JSON.parse, this
 * keeps all entries of an object with a repeated key.
 */
export class JsonReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  value() {
    this.match(SPACE);
    const start = this.at;
    const node = this.read();
    return { start, ...node, end: this.at };
  }

  /** Fails if anything but space is left. */
  end() {
    this.match(SPACE);
    if (this.at < this.text.length) {
      this.fail();
    }
  }

  read() {
    const next = this.text[this.at];
    if (next === '[') {
      return { kind: 'list', items: this.until(']', () => this.value()) };
    }
    if (next === '{') {
      return { kind: 'dict', entries: this.until('}', () => this.entry()) };
    }
    const text = this.match(ATOM);
    if (text === '') {
      this.fail();
    }
    const value = this.parsed(text);
    return { kind: typeof value === 'string' ? 'text' : typeof value, value };
  }

  parsed(text) {
    try {
      return parse(text);
    } catch {
      return this.fail();
    }
  }

  entry() {
    const key = this.value();
    if (key.kind !== 'text') {
      this.fail(key.start);
    }
    this.expect(':');
    return { key, value: this.value() };
  }

  until(close, readItem) {
    this.at++;
    const items = [];
    while (!this.take(close)) {
      if (items.length > 0) {
        this.expect(',');
      }
      items.push(readItem());
    }
    return items;
  }

  expect(character) {
    if (!this.take(character)) {
      this.fail();
    }
  }

  take(character) {
    this.match(SPACE);
    const found = this.text[this.at] === character;
    this.at += found ? 1 : 0;
    return found;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  fail(place = this.at) {
    throw new JsonError(place);
  }
}
