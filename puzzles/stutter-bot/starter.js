/**
 * Returns the text without words repeated in a row.
 *
 * @param {string} text
 * @returns {string}
 */
function fix_stutter(text) {
  return '?';
}
