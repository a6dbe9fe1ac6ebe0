/** What the editor knows of JavaScript. It is fetched when somebody chooses that language. */
import { javascriptLanguage, localCompletionSource } from '@codemirror/lang-javascript';
import { indentUnit } from '@codemirror/language';
import { Prec } from '@codemirror/state';

export const JAVASCRIPT = [
  javascriptLanguage,
  javascriptLanguage.data.of({ autocomplete: localCompletionSource }),
  Prec.high(indentUnit.of('  ')),
];
