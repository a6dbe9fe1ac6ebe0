import { until } from 'lit-html/directives/until.js';
import { h } from '../base/view.js';

/** A Python source, read-only. The highlighting appears when its library is loaded. */
export function source(text) {
  const lines = import('../editor/highlight.js')
    .then(({ highlightedLines }) => highlightedLines(text).map((line) => [...line, '\n']))
    .catch(() => text);
  return h`<pre class="code" tabindex="0">${until(lines, text)}</pre>`;
}
