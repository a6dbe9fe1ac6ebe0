/** The languages that players write in, and the one that is chosen for each puzzle. */
import { forget, load, save } from '../base/storage.js';

export const PYTHON = 'python';
export const TITLES = { [PYTHON]: 'Python', javascript: 'JavaScript' };
const ENDINGS = { [PYTHON]: 'py', javascript: 'js' };
const keyOf = (slug) => `arbiter.language.${slug}`;

export const titleOf = (language) => TITLES[language] ?? language;

export const fileOf = (name, language) => `${name}.${ENDINGS[language] ?? language}`;

/** The language of a file, by its ending; undefined if it is no code. */
export const languageOfFile = (path) =>
  Object.keys(ENDINGS).find((language) => path.endsWith(`.${ENDINGS[language]}`));

/** The language that the player has chosen for a puzzle last. */
export function chosenLanguage({ slug, starters }) {
  const chosen = load(keyOf(slug));
  return chosen in starters ? chosen : PYTHON;
}

export function chooseLanguage({ slug }, language) {
  if (language === PYTHON) {
    forget(keyOf(slug));
  } else {
    save(keyOf(slug), language);
  }
}

/** What tells the language of a source in a request or a key; nothing for Python. */
export const unlessPython = (language) => language === PYTHON ? undefined : language;

/** The extension of the editor for a language; none for Python, which the editor knows. */
export async function extensionFor(language) {
  return language === PYTHON ? undefined : (await import('../editor/javascript.js')).JAVASCRIPT;
}
