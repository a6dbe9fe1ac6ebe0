/** What the editor knows of JavaScript. It is fetched when somebody chooses that language. */
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { indentUnit } from '@codemirror/language';
import { Prec } from '@codemirror/state';

export const JAVASCRIPT = [javascriptLanguage, Prec.high(indentUnit.of('  '))];
