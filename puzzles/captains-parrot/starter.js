/**
 * Returns what the parrot screams.
 *
 * @param {string} sentence
 * @returns {string}
 */
function parrot(sentence) {
  return `${sentence.toUpperCase()}!`;
}
