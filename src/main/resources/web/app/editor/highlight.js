import { parser } from '@lezer/python';
import { classHighlighter, highlightTree } from '@lezer/highlight';
import './fonts.js';

/** The lines of a Python source; each line is an array of texts and spans with highlighting. */
export function highlightedLines(source) {
  const lines = [[]];
  const add = (text, style) => {
    text.split('\n').forEach((part, i) => {
      if (i > 0) {
        lines.push([]);
      }
      if (part !== '') {
        lines.at(-1).push(style ? styled(part, style) : part);
      }
    });
  };
  let end = 0;
  highlightTree(parser.parse(source), classHighlighter, (from, to, style) => {
    add(source.slice(end, from));
    add(source.slice(from, to), style);
    end = to;
  });
  add(source.slice(end));
  return lines;
}

function styled(text, style) {
  const node = document.createElement('span');
  node.className = style;
  node.textContent = text;
  return node;
}
