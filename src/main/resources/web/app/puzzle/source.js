import { until } from 'lit-html/directives/until.js';
import { h } from '../base/view.js';

/** A source, read-only; in Python, if the language is left out. The highlighting appears when its library is loaded. */
export function source(text, language) {
  const lines = import('../editor/highlight.js')
    .then(({ highlightedLines }) => highlightedLines(text, language).map((line) => [...line, '\n']))
    .catch(() => text);
  return h`<pre class="code" tabindex="0">${until(lines, text)}</pre>`;
}
