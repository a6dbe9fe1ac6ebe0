import { Directive, directive } from 'lit-html/directive.js';

/**
 * The only place that inserts the server's HTML, into the node. The server has made it from Markdown
 * and has sanitised it.
 */
export function rendered(node, html) {
  node.innerHTML = html;
  for (const anchor of node.querySelectorAll('a')) {
    anchor.target = '_blank';
    anchor.rel = `${anchor.rel} noopener noreferrer`.trim();
  }
  // Long lines scroll, also for those without a mouse.
  for (const code of node.querySelectorAll('pre')) {
    code.tabIndex = 0;
  }
  return node;
}

/** The same in a template, as the content of an element: `<div ${renderedFrom(html)}></div>`. */
export const renderedFrom = directive(
  class extends Directive {
    render() {}

    update({ element }, [html]) {
      if (html !== this.html) {
        this.html = html;
        rendered(element, html);
      }
    }
  },
);
