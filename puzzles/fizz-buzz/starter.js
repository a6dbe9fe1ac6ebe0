/**
 * Returns what the display shows for this cup.
 *
 * @param {number} number
 * @returns {string}
 */
function checkio(number) {
  return '';
}
