import { t } from '../base/language.js';

/** What a published solution is meant to be good at. */
export const CATEGORIES = ['clear', 'creative', 'speedy'];

export function categoryTitle(category) {
  return t(`publications.category.${category}`);
}
