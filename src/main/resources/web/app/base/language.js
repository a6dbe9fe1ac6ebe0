import english from '../messages/en.json' with { type: 'json' };
import { load, save } from './storage.js';

/** The page's languages, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', uk: 'Українська' };

/** Each other language is one file, which is fetched when it is chosen. English comes by parts. */
const FETCHED = {
  de: () => import('../messages/de.json', { with: { type: 'json' } }),
  uk: () => import('../messages/uk.json', { with: { type: 'json' } }),
};

const KEY = 'arbiter.language';
const PLACEHOLDER = /\{(\w+)\}/;

/** What fetches the English texts of a part, for the parts that have been added. */
const added = new Set();

let code = 'en';
let messages = english;
let formats = formatsOf(code);

/** The code of the language that is shown. */
export function language() {
  return code;
}

/** Shows the language that the player has chosen, else the browser's. Call it before the first page. */
export async function startLanguage() {
  const known = [load(KEY), ...navigator.languages]
    .map((tag) => tag?.split('-')[0].toLowerCase())
    .find((tag) => Object.hasOwn(LANGUAGES, tag));
  // Without its file the page is shown in English.
  await use(known ?? 'en').catch(() => {});
}

/** For requests: the chosen language, then the browser's. Puzzles may have more languages than the page. */
export function wantedLanguages() {
  return [load(KEY), ...navigator.languages].filter(Boolean).join(',') || code;
}

/** Changes the language and keeps the choice in the browser. The caller shows the page again. */
export async function chooseLanguage(chosen) {
  await use(chosen);
  save(KEY, chosen);
}

/**
 * Adds the texts of a part of the page. Only English has them apart from the others.
 *
 * @param fetchEnglish fetches the part's English texts
 */
export async function addTexts(fetchEnglish) {
  if (code === 'en' && !added.has(fetchEnglish)) {
    const { default: more } = await fetchEnglish();
    messages = { ...messages, ...more };
  }
  added.add(fetchEnglish);
}

async function use(chosen) {
  const fetches = chosen === 'en' ? [...added] : [FETCHED[chosen]];
  const parts = await Promise.all(fetches.map((fetch) => fetch()));
  messages = Object.assign({}, english, ...parts.map((part) => part.default));
  code = chosen;
  formats = formatsOf(chosen);
  document.documentElement.lang = chosen;
}

/** The `lang` attribute of a text in this language; null for a text in the language of the page. */
export function foreign(tag) {
  return tag === code ? null : tag;
}

function formatsOf(tag) {
  return {
    plurals: new Intl.PluralRules(tag),
    numbers: new Intl.NumberFormat(tag),
    compact: new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay: 'long' }),
    times: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }),
    shortTimes: new Intl.DateTimeFormat(tag, {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  };
}

/**
 * The text of a key, such as "frame.logIn", with its {placeholders} filled. Numbers are formatted.
 * `values.otherwise` stands in for a text that is missing, such as that of a code of a later server.
 * Of a text with plural forms, `values.n` chooses the form. Call it while a page is being built:
 * a constant of a module would keep the language of the start.
 */
export function t(key, values = {}) {
  return parts(key, values).join('');
}

/** The last parts of the keys of a section, such as all codes that have a text. */
export function codes(section) {
  return Object.keys(find(messages, section));
}

/** Like t, for values that are elements: the pieces of the text, to be appended one after another. */
export function parts(key, values = {}) {
  const message = find(messages, key) ?? find(english, key) ?? values.otherwise ?? key;
  const text = typeof message === 'object' ? message[formats.plurals.select(values.n)] : message;
  return text.split(PLACEHOLDER).map((part, i) => i % 2 === 0 ? part : filled(values[part]));
}

function find(section, key) {
  const inside = (found, name) => found && Object.hasOwn(found, name) ? found[name] : undefined;
  return key.split('.').reduce(inside, section);
}

/** The topic of a puzzle in the player's language; as its author wrote it where it has no text. */
export function topic(tag) {
  return t(`topics.${tag.replaceAll(' ', '_')}`, { otherwise: '{tag}', tag });
}

function filled(value) {
  return typeof value === 'number' ? number(value) : value;
}

/** A number as it is written in the language. */
export function number(value) {
  return formats.numbers.format(value);
}

/** A number in words where it is large, such as "10 million". */
export function compact(value) {
  return formats.compact.format(value);
}

/** A moment with date and time; `short` leaves out the year. */
export function moment(text, short = false) {
  return (short ? formats.shortTimes : formats.times).format(new Date(text));
}

export function millis(duration) {
  return duration < 10_000 ? t('units.millis', { n: duration }) : seconds(duration);
}

/** A duration in milliseconds, shown in seconds. */
export function seconds(duration) {
  return t('units.seconds', { n: Math.round(duration / 100) / 10 });
}

export function size(bytes) {
  const units = ['bytes', 'kib', 'mib', 'gib'];
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const amount = bytes / 1024 ** unit;
  return t(`units.${units[unit]}`, { n: Math.round(amount * 10) / 10 });
}

/** The units of durations, with their lengths in milliseconds. */
const UNITS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]];

/** A time in milliseconds, in the largest unit of which it has at least two. */
export function duration(millis) {
  const [unit, length] = UNITS.find(([, length]) => millis >= 2 * length) ?? UNITS.at(-1);
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 };
  return new Intl.NumberFormat(language(), options).format(Math.max(0, millis) / length);
}

/** The time from one moment to another. */
export function between(from, to) {
  return duration(Date.parse(to) - Date.parse(from));
}
