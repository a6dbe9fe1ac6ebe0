// Reads a task from standard input, runs its samples and writes a line of JSON for each of them.
// A line has the value of the sample, if there is one, and what to show if the value is wrong. The
// values are compared by the caller.
const fs = require('fs');
const vm = require('vm');
const { inspect } = require('util');
const { spawnSync } = require('child_process');

class Failure extends Error {}

// What a program has beside the language: one line of its input, and require.
const PROGRAM = `
  const fs = require('fs');
  let lines;
  globalThis.readline = () => {
    lines ??= fs.readFileSync(0, 'utf8').replace(/\\n$/, '').split(/\\r?\\n/);
    return lines.length > 0 ? lines.shift() : null;
  };
  const file = process.argv[1];
  require('vm').runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });`;

/** Parses JSON; an integer that a number cannot hold becomes a tag. */
const parsed = (json) =>
  JSON.parse(json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.])-?\d{16,}(?![\d.eE])/g, (token) =>
    token[0] === '"' || Number.isSafeInteger(Number(token)) ? token : `{"$int":"${token}"}`));

const TAGS = {
  $int: (text) => BigInt(text),
  $tuple: (items) => items.map(value),
  $set: (items) => new Set(items.map(value)),
  $frozenset: (items) => new Set(items.map(value)),
  $bytes: (hex) => new Uint8Array(Buffer.from(hex, 'hex')),
  $float: (text) => ({ nan: NaN, inf: Infinity, '-inf': -Infinity })[text],
  $dict: (entries) => {
    const pairs = entries.map((entry) => entry.map(value));
    return pairs.every(([key]) => typeof key === 'string')
      ? Object.fromEntries(pairs) : new Map(pairs);
  },
};

/** The value of an encoded one: JSON, with tags for what JSON lacks. */
function value(encoded) {
  if (Array.isArray(encoded)) {
    return encoded.map(value);
  }
  if (typeof encoded !== 'object' || encoded === null) {
    return encoded;
  }
  const entries = Object.entries(encoded);
  const [[tag, content] = []] = entries;
  return entries.length === 1 && Object.hasOwn(TAGS, tag)
    ? TAGS[tag](content)
    : Object.fromEntries(entries.map(([key, each]) => [key, value(each)]));
}

const list = (items, hashed) => `[${Array.from(items, (each) => written(each, hashed)).join(',')}]`;
const dict = (entries) =>
  `{"$dict":[${entries.map(([key, each]) => `[${written(key, true)},${written(each)}]`).join(',')}]}`;

/** The JSON of a value, the opposite of value(). An array that is hashed counts as a tuple. */
function written(value, hashed = false) {
  if (value === undefined || value === null) {
    return 'null';
  }
  switch (typeof value) {
    case 'number':
      if (Number.isFinite(value)) {
        return Number.isInteger(value) ? String(BigInt(value)) : String(value);
      }
      return `{"$float":"${Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'}"}`;
    case 'bigint':
      return String(value);
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
  }
  const prototype = typeof value === 'object' && Object.getPrototypeOf(value);
  switch (prototype) {
    case Array.prototype:
      return hashed ? `{"$tuple":${list(value, true)}}` : list(value);
    case Set.prototype:
      return `{"$set":${list(value, true)}}`;
    case Map.prototype:
      return dict([...value]);
    case Uint8Array.prototype:
      return `{"$bytes":"${Buffer.from(value).toString('hex')}"}`;
    case Object.prototype:
    case null:
      return dict(Object.entries(value));
  }
  const kind = prototype ? `an instance of ${value.constructor?.name}` : `a ${typeof value}`;
  throw new Failure(`the value is or holds ${kind}, which is no plain data`);
}

/** Runs the file as a program, and returns what it prints. */
function program(task, sample) {
  const run = spawnSync(process.execPath, ['-e', PROGRAM, task.file], {
    input: sample.input[0],
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0) {
    throw new Failure(`the program ended with status ${run.status}`);
  }
  return run.stdout.toString();
}

/** Runs the source once, as the server does, and returns its function. */
function loaded(task) {
  vm.runInThisContext(task.source, { filename: task.file });
  const found = vm.runInThisContext(
    `typeof ${task.function} === 'undefined' ? undefined : ${task.function}`);
  if (found === undefined) {
    throw new Failure(`the source does not define ${task.function}`);
  }
  if (typeof found !== 'function') {
    throw new Failure(`${task.function} is not a function`);
  }
  return found;
}

const shownError = (e) => e instanceof Failure ? e.message : String(e?.stack ?? inspect(e));

async function main() {
  const task = parsed(fs.readFileSync(0, 'utf8'));
  // What the solution prints must not mix with the results.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const isProgram = task.kind === 'program';
  let called;
  let failure;
  try {
    called = isProgram || loaded(task);
  } catch (e) {
    failure = shownError(e);
  }
  for (const sample of task.samples) {
    let line = { shown: failure };
    if (!failure) {
      try {
        const result = isProgram
          ? program(task, sample) : await called(...sample.input.map(value));
        const actual = task.elements ? [...result] : result;
        const shown = `expected ${inspect(value(sample.answer))}, got ${inspect(actual)}`;
        line = `{"value":${written(actual)},"shown":${JSON.stringify(shown)}}`;
      } catch (e) {
        line = { shown: shownError(e) };
      }
    }
    fs.writeSync(1, (typeof line === 'string' ? line : JSON.stringify(line)) + '\n');
  }
}

main();
