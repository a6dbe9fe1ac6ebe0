import { forget, load, save } from '../base/storage.js';

/** The player's draft of each puzzle. It stays in the browser, also over a log-in. */
const keyOf = (slug) => `arbiter.draft.${slug}`;

export function draftOf(slug) {
  return load(keyOf(slug));
}

export function keepDraft(slug, source, starter) {
  if (source === starter) {
    forget(keyOf(slug));
  } else {
    save(keyOf(slug), source);
  }
}
