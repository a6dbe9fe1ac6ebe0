/**
 * Returns the flags for the word, or null if it cannot be signalled.
 *
 * @param {string} word
 * @returns {string | null}
 */
function hoist(word) {
  return word;
}
