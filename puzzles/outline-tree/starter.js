/**
 * Returns the outline as a list of [title, children].
 *
 * @param {string} text
 * @returns {Array}
 */
function parse_outline(text) {
  return ['?'];
}
