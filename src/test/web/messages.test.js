import { deepStrictEqual, ok } from 'node:assert';
import { LANGUAGES, t, topic } from '../../main/resources/web/app/base/language.js';

const WEB = 'src/main/resources/web';
const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** The key of t('…'), t(`…`), parts('…'), data-text="…" and data-label="…". */
const USE = /(?:\b(?:t|parts)\(\s*|\bdata-(?:text|label)=)(?:'([^']+)'|`([^`]+)`|"([^"]+)")/g;

const sources = [...files(WEB)]
  .filter((path) => /\.(js|html)$/.test(path))
  .map((path) => [path, Deno.readTextFileSync(path)]);
/** The texts of a language: those of the first view, and those that come with a part of the page. */
const texts = Object.fromEntries(
  Object.keys(LANGUAGES).map((code) => [
    code,
    new Map(
      [...files(`${WEB}/app/messages`)]
        .filter((path) => path.endsWith(`/${code}.json`))
        .flatMap((path) => [...leaves(JSON.parse(Deno.readTextFileSync(path)))]),
    ),
  ]),
);
const english = texts.en;
const others = Object.entries(texts).filter(([code]) => code !== 'en');
const known = [...new Set(Object.values(texts).flatMap((messages) => [...messages.keys()]))];
/** Sections without English texts: the English words are those of the server and of the authors. */
const FOREIGN = /^(problems|topics)\./;

function* files(folder) {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    yield* isDirectory ? files(`${folder}/${name}`) : [`${folder}/${name}`];
  }
}

function* leaves(section, path = []) {
  for (const [name, value] of Object.entries(section)) {
    const here = [...path, name];
    if (typeof value === 'string' || isPlural(value)) {
      yield [here.join('.'), value];
    } else {
      yield* leaves(value, here);
    }
  }
}

function isPlural(value) {
  return Object.keys(value).every((name) => PLURALS.includes(name));
}

function placeholders(message) {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

/** A used key as a pattern. A key that is put together, as in `verdict.${name}`, matches several. */
function uses() {
  return sources.flatMap(([path, text]) =>
    [...text.matchAll(USE)].map((match) => {
      const key = match[1] ?? match[2] ?? match[3];
      const pattern = key.split(/\$\{[^}]+\}/).map((part) => part.replaceAll('.', '\\.'));
      return { path, key, pattern: new RegExp(`^${pattern.join('\\w+')}$`) };
    })
  );
}

Deno.test('every language has the same texts with the same placeholders', () => {
  for (const [code, messages] of others) {
    const shared = [...messages.keys()].filter((key) => !FOREIGN.test(key)).sort();
    deepStrictEqual(shared, [...english.keys()].sort(), code);
    for (const key of shared) {
      const message = messages.get(key);
      deepStrictEqual(placeholders(message), placeholders(english.get(key)), `${code}: ${key}`);
    }
  }
});

Deno.test('no text is empty, and plural forms are those of the language', () => {
  for (const [code, messages] of Object.entries(texts)) {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories.sort();
    for (const [key, message] of messages) {
      if (typeof message !== 'string') {
        deepStrictEqual(Object.keys(message).sort(), forms, `${code}: ${key}`);
        ok(placeholders(message).includes('{n}'), `${code}: ${key} does not show {n}`);
      }
      for (const form of typeof message === 'string' ? [message] : Object.values(message)) {
        ok(form.trim().length > 0, `${code}: ${key} is empty`);
      }
    }
  }
});

Deno.test('every text that the page asks for exists', () => {
  for (const [path, text] of sources.filter(([path]) => !path.endsWith('language.js'))) {
    const [hidden] = text.match(/\b(?:t|parts)\((?!\s*['`]|node\.dataset\.).*/) ?? [];
    ok(!hidden, `${path}: the key must be written out in ${hidden}`);
  }
  for (const { path, key, pattern } of uses()) {
    ok(known.some((one) => pattern.test(one)), `${path}: ${key}`);
  }
});

Deno.test('the page asks for every text', () => {
  const patterns = uses().map(({ pattern }) => pattern);
  const unused = known.filter((key) => !patterns.some((one) => one.test(key)));
  deepStrictEqual(unused, []);
});

Deno.test('every other language has a text for each reason of the server, with its values', () => {
  const java = Deno.readTextFileSync('src/main/java/io/arbiter/core/problem/ProblemReason.java');
  const reasons = new Map(
    [...java.matchAll(/^ {2}([A-Z_]+)\((.*?)\)[,;]$/gms)]
      .map(([, code, sentence]) => [`problems.${code}`, placeholders(sentence)]),
  );
  ok(reasons.size > 40);
  for (const [code, messages] of others) {
    const worded = [...messages.keys()].filter((key) => key.startsWith('problems.'));
    deepStrictEqual(worded.sort(), [...reasons.keys()].sort(), code);
    for (const key of worded) {
      const unknown = placeholders(messages.get(key)).filter((one) =>
        !reasons.get(key).includes(one)
      );
      deepStrictEqual(unknown, [], `${code}: ${key}`);
    }
  }
});

Deno.test('every other language has a text for each topic of the shipped puzzles', () => {
  const topics = new Set(
    [...files('puzzles')].filter((path) => path.endsWith('/puzzle.yaml'))
      .flatMap((path) => /^tags: \[(.*)\]$/m.exec(Deno.readTextFileSync(path))[1].split(', '))
      .map((tag) => `topics.${tag.replaceAll(' ', '_')}`),
  );
  for (const [code, messages] of others) {
    const worded = [...messages.keys()].filter((key) => key.startsWith('topics.'));
    deepStrictEqual(worded.sort(), [...topics].sort(), code);
  }
});

Deno.test('no constant of a module keeps a text in the language of the start', () => {
  for (const [path, text] of sources) {
    for (const [constant] of text.matchAll(/^(?:export )?const [^;]*?;$/gms)) {
      ok(/=>|function/.test(constant) || !/\b(?:t|parts)\(/.test(constant), `${path}: ${constant}`);
    }
  }
});

Deno.test('a text is filled, and a number chooses its form', () => {
  deepStrictEqual(t('frame.logIn'), 'Log in');
  deepStrictEqual(t('amounts.points', { n: 1 }), '1 point');
  deepStrictEqual(t('amounts.points', { n: 2500 }), '2,500 points');
  deepStrictEqual(topic('linear algebra'), 'linear algebra');
  deepStrictEqual(topic('constructor'), 'constructor');
});
