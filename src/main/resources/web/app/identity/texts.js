import { addTexts } from '../base/language.js';

const TEXTS = {
  en: () => import('../messages/identity/en.json', { with: { type: 'json' } }),
  uk: () => import('../messages/identity/uk.json', { with: { type: 'json' } }),
};

/** Fetches the texts of this part. Wait for it before the first `t`. */
export const ready = () => addTexts(TEXTS);
