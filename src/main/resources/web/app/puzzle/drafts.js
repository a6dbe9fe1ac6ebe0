import { forget, load, save } from '../base/storage.js';

/** The player's draft of each puzzle. It stays in the browser, also over a log-in. */
const keyOf = (slug) => `arbiter.draft.${slug}`;
const LAST_KEY = 'arbiter.last-draft';

export function draftOf(slug) {
  return load(keyOf(slug));
}

export function keepDraft(slug, source, starter) {
  if (source === starter) {
    forget(keyOf(slug));
  } else {
    save(keyOf(slug), source);
    save(LAST_KEY, slug);
  }
}

/** The slug of the puzzle whose draft was kept last, if the draft is still there. */
export function lastDraft() {
  const slug = load(LAST_KEY);
  return slug && draftOf(slug) ? slug : null;
}
