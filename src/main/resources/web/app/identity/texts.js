/** The texts of log-in at providers, privacy and settings, for `addTexts`. */
export const TEXTS = () => import('../messages/identity/en.json', { with: { type: 'json' } });
