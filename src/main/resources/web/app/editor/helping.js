/** What helps those who write. It is fetched when somebody is about to write. */
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { pythonLanguage } from '@codemirror/lang-python';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { codes, t } from '../base/language.js';
import { completing } from './completing.js';
import { faults } from './faults.js';
import { renaming } from './renaming.js';

export function helping(language = pythonLanguage) {
  return [
    Prec.high(language),
    closeBrackets(),
    autocompletion({ icons: false }),
    language === pythonLanguage ? [completing, faults(), renaming] : [],
    highlightSelectionMatches(),
    search({ top: true }),
    EditorState.phrases.of(phrases()),
    // Before the keys that the editor has from the beginning.
    Prec.high(keymap.of([...closeBracketsKeymap, ...searchKeymap])),
  ];
}

/** The library's own texts. A key is the English text, with _ for a blank and N for a number. */
function phrases() {
  const english = (key) => key.replaceAll('_', ' ').replace('N', '$');
  return Object.fromEntries(
    codes('editorSearch').map((key) => [english(key), t(`editorSearch.${key}`)]),
  );
}
