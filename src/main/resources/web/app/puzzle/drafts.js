import { forget, load, save } from '../base/storage.js';
import { PYTHON, TITLES, unlessPython } from './programming.js';

/** The player's draft of each puzzle and language. It stays in the browser, also over a log-in. */
const keyOf = (slug, language) =>
  ['arbiter.draft', slug, unlessPython(language)].filter(Boolean).join('.');
const LAST_KEY = 'arbiter.last-draft';

export function draftOf(slug, language = PYTHON) {
  return load(keyOf(slug, language));
}

/** Keeps a source that differs from the starter. */
export function keepDraft({ slug, starters }, source, language = PYTHON) {
  if (source === starters[language]) {
    forget(keyOf(slug, language));
  } else {
    save(keyOf(slug, language), source);
    save(LAST_KEY, slug);
  }
}

/** The slug of the puzzle whose draft was kept last, if the draft is still there. */
export function lastDraft() {
  const slug = load(LAST_KEY);
  return slug && Object.keys(TITLES).some((language) => draftOf(slug, language)) ? slug : null;
}
