const added = new Set();

/**
 * Adds the styles of a part of the page that is fetched when somebody goes there. They are imported as
 * a text: every CSS file that a module imports is fetched with the first view.
 */
export function addStyles(css) {
  if (!added.has(css)) {
    added.add(css);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }
}
