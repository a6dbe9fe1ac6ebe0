'use strict';
// Keeps the engine's own functions for the host, before any code of the player runs, and removes
// what a guest must not use. No function here looks anything up that the player can replace: no
// global, no method, no prototype, no iterator. Elements and properties are defined, not assigned,
// because a prototype may have a setter. The host and these functions exchange values as texts, so
// the host never touches an object of the guest.
//
// The text of a value is a letter and what belongs to it: n null, u undefined, t and f booleans,
// d a number and i a BigInt up to a semicolon, s a text and b bytes after their length and a colon,
// a an array, o an object, m a Map and e a Set after their size and a colon.
(function prelude() {
  const { apply, ownKeys, getPrototypeOf, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const uncurry = Function.prototype.bind.bind(Function.prototype.call);
  const hasOwn = Object.hasOwn;
  const { isArray, from: arrayFrom } = Array;
  const ArrayPrototype = Array.prototype;
  const ObjectPrototype = Object.prototype;
  const PromisePrototype = Promise.prototype;
  const MapPrototype = Map.prototype;
  const SetPrototype = Set.prototype;
  const BytesPrototype = Uint8Array.prototype;
  const OwnMap = Map;
  const OwnSet = Set;
  const OwnBytes = Uint8Array;
  const OwnError = Error;
  const OwnProxy = Proxy;
  const OwnNumber = Number;
  const OwnBigInt = BigInt;
  const getter = (of, name) => uncurry(getOwnPropertyDescriptor(of, name).get);
  const mapSize = getter(MapPrototype, 'size');
  const mapForEach = uncurry(MapPrototype.forEach);
  const mapSet = uncurry(MapPrototype.set);
  const setSize = getter(SetPrototype, 'size');
  const setForEach = uncurry(SetPrototype.forEach);
  const setAdd = uncurry(SetPrototype.add);
  const bytesLength = getter(getPrototypeOf(BytesPrototype), 'length');
  const kindOfBytes = getter(getPrototypeOf(BytesPrototype), Symbol.toStringTag);
  const slice = uncurry(String.prototype.slice);
  const indexOf = uncurry(String.prototype.indexOf);
  const charCode = uncurry(String.prototype.charCodeAt);
  const fromCharCode = String.fromCharCode;
  const add = uncurry(WeakSet.prototype.add);
  const has = uncurry(WeakSet.prototype.has);
  const { is } = Object;
  const { floor } = Math;
  const globals = globalThis;
  const { print, printErr } = globals;
  const names = ['print', 'printErr', 'arguments', 'SharedArrayBuffer', 'Atomics', 'WeakRef',
    'FinalizationRegistry'];
  for (let i = 0; i < names.length; i++) {
    delete globals[names[i]];
  }

  const define = (object, key, value) =>
    defineProperty(object, key, {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  const hide = (object, key, value) =>
    defineProperty(object, key, {
      __proto__: null, value, writable: true, enumerable: false, configurable: true,
    });

  // A proxy runs code of the guest whenever it is looked at, so each is remembered.
  const proxies = new WeakSet();
  const isProxy = (value) => has(proxies, value);
  const { revocable } = OwnProxy;
  function ProxyOfGuest(target, handler) {
    if (new.target === undefined) {
      throw new TypeError("Constructor Proxy requires 'new'");
    }
    const proxy = new OwnProxy(target, handler);
    add(proxies, proxy);
    return proxy;
  }
  hide(ProxyOfGuest, 'name', 'Proxy');
  hide(ProxyOfGuest, 'revocable', function (target, handler) {
    const pair = revocable(target, handler);
    add(proxies, pair.proxy);
    return pair;
  });
  hide(globals, 'Proxy', ProxyOfGuest);
  const TypeError = globals.TypeError;

  // The engine's own registry of symbols is one for all guests of the process.
  const symbols = new OwnMap();
  const mapGet = uncurry(MapPrototype.get);
  const OwnSymbol = Symbol;
  hide(Symbol, 'for', function (key) {
    key = `${key}`;
    let symbol = mapGet(symbols, key);
    if (symbol === undefined) {
      symbol = OwnSymbol(key);
      mapSet(symbols, key, symbol);
      mapSet(symbols, symbol, key);
    }
    return symbol;
  });
  hide(Symbol, 'keyFor', function (symbol) {
    if (typeof symbol !== 'symbol') {
      throw new TypeError('Not a symbol');
    }
    return mapGet(symbols, symbol);
  });

  const isObject = (value) =>
    typeof value === 'function' || (typeof value === 'object' && value !== null);

  // The value of an own property, or of the first prototype that has it; no getter runs.
  function lookUp(object, name) {
    for (let i = 0; i < 100 && isObject(object) && !isProxy(object); i++) {
      const found = getOwnPropertyDescriptor(object, name);
      if (found !== undefined) {
        return hasOwn(found, 'value') ? found.value : undefined;
      }
      object = getPrototypeOf(object);
    }
    return undefined;
  }

  const cut = (text, most) => text.length > most ? slice(text, 0, most) : text;
  const short = (text) => cut(indexOf(text, '\n') < 0 ? text : slice(text, 0, indexOf(text, '\n')), 100);

  function nameOf(value) {
    const name = lookUp(lookUp(value, 'constructor'), 'name');
    return typeof name === 'string' && name !== '' ? short(name) : 'an unnamed class';
  }

  function describe(value) {
    if (typeof value === 'function') {
      return 'a function';
    }
    if (typeof value === 'symbol') {
      return 'a symbol';
    }
    return isProxy(value) ? 'a Proxy' : 'an instance of ' + nameOf(value);
  }

  // Writes a value. The text begins with "!" if it is no plain data, and with "?" if it is too long.
  const maxDepth = 200;
  let room = 0;
  let nodes = 0;
  let problem = '';
  function charge(more) {
    room -= more;
    if (room < 0 && problem === '') {
      problem = '?' + -room;
    }
  }
  function refuse(what, depth) {
    if (problem === '') {
      problem = '!' + (depth === 0 ? what : 'a value that holds ' + what);
    }
    return '';
  }
  function write(value, depth) {
    charge(1);
    if (--nodes < 0) {
      charge(room + 1);
    }
    if (problem !== '') {
      return '';
    }
    if (depth > maxDepth) {
      problem = '!a value that contains itself or is nested too deeply';
      return '';
    }
    switch (typeof value) {
      case 'undefined':
        return 'u';
      case 'boolean':
        return value ? 't' : 'f';
      case 'number':
        charge(8);
        return 'd' + (is(value, -0) ? '-0' : value) + ';';
      case 'bigint': {
        const text = 'i' + value + ';';
        charge(floor(text.length / 2));
        return text;
      }
      case 'string':
        charge(value.length);
        return problem === '' ? 's' + value.length + ':' + value : '';
      case 'object':
        return value === null ? 'n' : writeObject(value, depth);
      default:
        return refuse(describe(value), depth);
    }
  }
  function writeObject(value, depth) {
    if (isProxy(value)) {
      return refuse('a Proxy', depth);
    }
    const prototype = getPrototypeOf(value);
    if (isArray(value)) {
      return prototype === ArrayPrototype
        ? writeArray(value, depth) : refuse(describe(value), depth);
    }
    if (prototype === MapPrototype && isOf(mapSize, value)) {
      const size = mapSize(value);
      let text = 'm' + size + ':';
      mapForEach(value, (one, key) => {
        text += write(key, depth + 1) + write(one, depth + 1);
      });
      return text;
    }
    if (prototype === SetPrototype && isOf(setSize, value)) {
      let text = 'e' + setSize(value) + ':';
      setForEach(value, (one) => {
        text += write(one, depth + 1);
      });
      return text;
    }
    if (prototype === BytesPrototype && kindOfBytes(value) === 'Uint8Array') {
      return writeBytes(value);
    }
    return prototype === ObjectPrototype || prototype === null
      ? writeProperties(value, depth) : refuse(describe(value), depth);
  }
  function isOf(slot, value) {
    try {
      slot(value);
      return true;
    } catch {
      return false;
    }
  }
  function writeArray(array, depth) {
    const length = array.length;
    charge(length);
    let text = 'a' + length + ':';
    for (let i = 0; i < length && problem === ''; i++) {
      room++;
      const element = getOwnPropertyDescriptor(array, i);
      if (element === undefined) {
        text += write(undefined, depth + 1);
      } else if (hasOwn(element, 'value')) {
        text += write(element.value, depth + 1);
      } else {
        refuse('a getter', depth);
      }
    }
    return text;
  }
  function writeBytes(bytes) {
    const length = bytesLength(bytes);
    charge(length);
    let text = 'b' + length + ':';
    for (let i = 0; i < length && problem === ''; i++) {
      text += fromCharCode(bytes[i]);
    }
    return text;
  }
  function writeProperties(object, depth) {
    const keys = ownKeys(object);
    charge(keys.length);
    let size = 0;
    let text = '';
    for (let i = 0; i < keys.length && problem === ''; i++) {
      const key = keys[i];
      const property = typeof key === 'string' ? getOwnPropertyDescriptor(object, key) : undefined;
      if (property === undefined || !property.enumerable) {
        continue;
      }
      if (!hasOwn(property, 'value')) {
        return refuse('a getter', depth);
      }
      size++;
      text += write(key, depth + 1) + write(property.value, depth + 1);
    }
    return 'o' + size + ':' + text;
  }
  function encode(value, bytes, values) {
    room = bytes;
    nodes = values;
    problem = '';
    const text = write(value, 0);
    return problem === '' ? text : problem;
  }

  // Reads the text of a value, which the host wrote.
  let source = '';
  let at = 0;
  function upTo(mark) {
    const end = indexOf(source, mark, at);
    const text = slice(source, at, end);
    at = end + 1;
    return text;
  }
  function take(length) {
    const text = slice(source, at, at + length);
    at += length;
    return text;
  }
  function read() {
    const kind = source[at++];
    switch (kind) {
      case 'n':
        return null;
      case 't':
        return true;
      case 'f':
        return false;
      case 'd':
        return +upTo(';');
      case 'i':
        return OwnBigInt(upTo(';'));
      case 's':
        return take(+upTo(':'));
      case 'b': {
        const text = take(+upTo(':'));
        const bytes = new OwnBytes(text.length);
        for (let i = 0; i < text.length; i++) {
          bytes[i] = charCode(text, i);
        }
        return bytes;
      }
      default:
        return readContainer(kind, +upTo(':'));
    }
  }
  function readContainer(kind, size) {
    const value = kind === 'a' ? [] : kind === 'o' ? {} : kind === 'm' ? new OwnMap() : new OwnSet();
    for (let i = 0; i < size; i++) {
      if (kind === 'a') {
        define(value, i, read());
      } else if (kind === 'o') {
        define(value, read(), read());
      } else if (kind === 'm') {
        mapSet(value, read(), read());
      } else {
        setAdd(value, read());
      }
    }
    return value;
  }
  function decode(text) {
    source = text;
    at = 0;
    const value = read();
    source = '';
    return value;
  }

  // How a call ended. A promise ends when the engine has run what was waiting.
  let callee;
  let state = '';
  let result;
  async function settle(promise) {
    try {
      result = await promise;
      state = 'returned';
    } catch (error) {
      result = error;
      state = 'failed';
    }
  }
  function takeResult(value) {
    result = value;
    state = 'returned';
    if (isObject(value) && !isProxy(value) && getPrototypeOf(value) === PromisePrototype) {
      state = 'waits';
      settle(value);
    }
  }
  function call(values) {
    takeResult(apply(callee, undefined, values));
  }
  function ended(elements, bytes, nodes) {
    const value = result;
    const how = state;
    result = undefined;
    state = '';
    if (how === 'waits') {
      return '!a Promise that is never settled';
    }
    if (how === 'failed') {
      throw value;
    }
    return encode(elements && isObject(value) ? arrayFrom(value) : value, bytes, nodes);
  }

  // The host cuts longer messages.
  const maxMessage = 5000;

  // The type and the message of what was thrown, without any code of the guest.
  function error(thrown) {
    if (!isObject(thrown)) {
      return 'Uncaught\n' + (typeof thrown === 'symbol' ? 'a symbol' : cut('' + thrown, maxMessage));
    }
    const name = lookUp(thrown, 'name');
    const message = lookUp(thrown, 'message');
    return (typeof name === 'string' && short(name) !== '' ? short(name) : 'Uncaught') + '\n'
      + (typeof message === 'string' ? cut(message, maxMessage) : typeof name === 'string' ? '' : describe(thrown));
  }

  // What Node prints: texts as they are, other values much as they are written in code.
  function isName(text) {
    for (let i = 0; i < text.length; i++) {
      const code = charCode(text, i);
      const isLetter = code === 36 || code === 95 || (code | 32) >= 97 && (code | 32) <= 122;
      if (!isLetter && (i === 0 || code < 48 || code > 57)) {
        return false;
      }
    }
    return text !== '';
  }
  const quote = JSON.stringify;
  const toText = globals.String;
  const most = 100;
  const mostHoles = 10000;
  function inspect(value, depth, open) {
    switch (typeof value) {
      case 'string':
        return depth === 0 ? value
          : indexOf(value, "'") < 0 ? "'" + slice(quote(value), 1, -1) + "'" : quote(value);
      case 'number':
        return is(value, -0) ? '-0' : '' + value;
      case 'bigint':
        return value + 'n';
      case 'symbol':
        return toText(value);
      case 'function': {
        const name = lookUp(value, 'name');
        return typeof name === 'string' && name !== ''
          ? '[Function: ' + name + ']' : '[Function (anonymous)]';
      }
      case 'object':
        return value === null ? 'null' : inspectObject(value, depth, open);
      default:
        return '' + value;
    }
  }
  function inspectObject(value, depth, open) {
    if (isProxy(value)) {
      return '[Proxy]';
    }
    for (let outer = open; outer !== null; outer = outer.next) {
      if (outer.value === value) {
        return '[Circular]';
      }
    }
    const prototype = getPrototypeOf(value);
    if (lookUp(prototype, 'constructor') !== undefined && typeof lookUp(value, 'stack') === 'string') {
      return lookUp(value, 'stack');
    }
    const name = prototype === null ? '[Object: null prototype]' : nameOf(value);
    if (depth > 2) {
      return '[' + (isArray(value) ? 'Array' : name) + ']';
    }
    const inner = { __proto__: null, value, next: open };
    let parts = '';
    let lines = '';
    let count = 0;
    const put = (text) => {
      if (count++ < most) {
        parts += (count > 1 ? ', ' : '') + text;
        lines += (count > 1 ? ',' : '') + '\n' + indent(depth + 1) + text;
      }
    };
    let before = name + ' ';
    let isList = false;
    if (isArray(value)) {
      isList = true;
      before = prototype === ArrayPrototype ? '' : name + '(' + value.length + ') ';
      let holes = 0;
      const tell = () => {
        if (holes > 0) {
          put('<' + holes + ' empty item' + (holes > 1 ? 's>' : '>'));
          holes = 0;
        }
      };
      for (let i = 0; i < value.length && i < mostHoles && count < most; i++) {
        const element = getOwnPropertyDescriptor(value, i);
        if (element === undefined) {
          holes++;
        } else {
          tell();
          put(hasOwn(element, 'value') ? inspect(element.value, depth + 1, inner) : '[Getter]');
        }
      }
      tell();
      count = count < most && value.length <= mostHoles ? count : value.length;
    } else if (isOf(mapSize, value)) {
      before = name + '(' + mapSize(value) + ') ';
      mapForEach(value, (one, key) => {
        put(inspect(key, depth + 1, inner) + ' => ' + inspect(one, depth + 1, inner));
      });
    } else if (isOf(setSize, value)) {
      before = name + '(' + setSize(value) + ') ';
      setForEach(value, (one) => put(inspect(one, depth + 1, inner)));
    } else {
      before = prototype === ObjectPrototype ? '' : before;
      const keys = ownKeys(value);
      for (let i = 0; i < keys.length; i++) {
        const property = getOwnPropertyDescriptor(value, keys[i]);
        if (property !== undefined && property.enumerable) {
          put((typeof keys[i] === 'symbol' ? '[' + toText(keys[i]) + ']'
            : isName(keys[i]) ? keys[i] : inspect(keys[i], 1, inner)) + ': '
            + (hasOwn(property, 'value') ? inspect(property.value, depth + 1, inner) : '[Getter]'));
        }
      }
    }
    if (count > most) {
      const more = '... ' + (count - most) + ' more items';
      parts += ', ' + more;
      lines += ',\n' + indent(depth + 1) + more;
    }
    if (count === 0) {
      return before + (isList ? '[]' : '{}');
    }
    const long = parts.length > 72 || indexOf(parts, '\n') >= 0;
    const body = long ? lines + '\n' + indent(depth) : ' ' + parts + ' ';
    return before + (isList ? '[' + body + ']' : '{' + body + '}');
  }
  function indent(depth) {
    let text = '';
    for (let i = 0; i < depth; i++) {
      text += '  ';
    }
    return text;
  }
  function line(values) {
    let text = '';
    for (let i = 0; i < values.length; i++) {
      text += (i > 0 ? ' ' : '') + inspect(values[i], 0, null);
    }
    return text;
  }
  const console = {};
  const out = (...values) => print(line(values));
  const err = (...values) => printErr(line(values));
  for (const [name, print] of [
    ['log', out], ['info', out], ['debug', out], ['dir', out], ['table', out], ['error', err],
    ['warn', err], ['trace', err],
  ]) {
    define(console, name, print);
  }
  define(console, 'assert', (holds, ...values) => {
    if (!holds) {
      printErr('Assertion failed' + (values.length > 0 ? ': ' + line(values) : ''));
    }
  });
  hide(globals, 'console', console);

  // Chance follows the seed: xorshift128 with 32-bit words, filled by splitmix.
  const { imul } = Math;
  let words = [1, 2, 3, 4];
  function seed(high, low) {
    let state = high ^ imul(low, 0x9e3779b9);
    const word = () => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = imul(state ^ (state >>> 16), 0x85ebca6b);
      mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      return mixed ^ (mixed >>> 16);
    };
    words = [word(), word() ^ low, word() ^ high, word() | 1];
  }
  function word() {
    let mixed = words[0] ^ (words[0] << 11);
    mixed ^= mixed >>> 8;
    const next = mixed ^ words[3] ^ (words[3] >>> 19);
    words = [words[1], words[2], words[3], next];
    return next >>> 0;
  }
  hide(Math, 'random', function random() {
    return ((word() >>> 5) * 67108864 + (word() >>> 6)) / 9007199254740992;
  });

  // What a program reads.
  let input = '';
  let inputAt = 0;
  function readline() {
    if (inputAt >= input.length) {
      return null;
    }
    const end = indexOf(input, '\n', inputAt);
    const text = end < 0 ? slice(input, inputAt) : slice(input, inputAt, end);
    inputAt = end < 0 ? input.length : end + 1;
    return text.length > 0 && text[text.length - 1] === '\r' ? slice(text, 0, -1) : text;
  }
  const fs = {
    readFileSync(file) {
      if (file !== 0 && file !== '/dev/stdin') {
        throw new OwnError('only the standard input can be read: readFileSync(0)');
      }
      const text = slice(input, inputAt);
      inputAt = input.length;
      return text;
    },
  };
  function require(module) {
    if (module !== 'fs' && module !== 'node:fs') {
      throw new OwnError("Cannot find module '" + module + "': only 'fs' is there");
    }
    return fs;
  }

  return {
    __proto__: null,
    decode,
    call,
    take: takeResult,
    ended,
    error,
    isFunction: (value) => typeof value === 'function',
    choose: (value) => {
      callee = value;
    },
    seed,
    becomeProgram: (text) => {
      input = text;
      hide(globals, 'readline', readline);
      hide(globals, 'require', require);
    },
  };
})();
