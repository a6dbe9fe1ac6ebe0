/**
 * Returns a shortest series of moves to the fish, or null.
 *
 * @param {string[]} pond
 * @returns {string | null}
 */
function slide(pond) {
  return '';
}
