/** The texts of log-in at providers, privacy and settings, for `addTexts`. */
export const TEXTS = {
  en: () => import('../messages/identity/en.json', { with: { type: 'json' } }),
  uk: () => import('../messages/identity/uk.json', { with: { type: 'json' } }),
};
