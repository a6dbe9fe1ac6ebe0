/** A Python source, read-only. The highlighting appears when its library is loaded. */
export function source(text) {
  const node = Object.assign(document.createElement('pre'), { className: 'code', tabIndex: 0 });
  node.textContent = text;
  import('../editor/highlight.js')
    .then(({ highlightedLines }) => {
      const lines = highlightedLines(text).flatMap((line, i) => (i > 0 ? ['\n', ...line] : line));
      node.replaceChildren(...lines);
    })
    .catch(() => {});
  return node;
}
