import { extensionFor } from '../puzzle/programming.js';
import { editor } from './editor.js';

/**
 * Editors by language: `{now, language}`. Each is made when its language is chosen first.
 *
 * @param all the languages to choose from
 * @param first the language that is chosen at first
 * @param options of `editor` for a language
 * @param chosen called with a language that was chosen
 */
export async function editorsByLanguage({ all, first, options, chosen }) {
  const editors = {};
  let language = first;

  async function open(wanted) {
    editors[wanted] ??= await editor({
      ...options(wanted),
      extension: await extensionFor(wanted),
      languages: { all, now: wanted, choose },
    });
    language = wanted;
  }

  async function choose(wanted) {
    await open(wanted);
    chosen(wanted);
    editors[wanted].code.focus();
  }

  await open(first);
  return {
    get now() {
      return editors[language];
    },
    get language() {
      return language;
    },
  };
}
