import { javascriptLanguage } from '@codemirror/lang-javascript';
import { parser } from '@lezer/python';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import './fonts.js';

const PARSERS = { javascript: javascriptLanguage.parser };

/** The lines of a source; each line is an array of texts and spans with highlighting. */
export function highlightedLines(source, language) {
  const lines = [[]];
  const put = (text, style) => lines.at(-1).push(style ? styled(text, style) : text);
  const breakLine = () => lines.push([]);
  highlightCode(
    source,
    (PARSERS[language] ?? parser).parse(source),
    classHighlighter,
    put,
    breakLine,
  );
  return lines;
}

function styled(textContent, className) {
  return Object.assign(document.createElement('span'), { className, textContent });
}
