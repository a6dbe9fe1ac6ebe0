import { Problem } from './api.js';
import { t } from './language.js';

/** The first of `[pattern, page]` that an address matches: `[page, parameters]`, by its groups. */
export function pageAt(pages, path) {
  const [pattern, page] = pages.find(([pattern]) => pattern.test(path)) ?? [];
  if (!page) {
    throw new Problem(404, t('frame.noSuchPage'));
  }
  return [page, pattern.exec(path).slice(1)];
}
