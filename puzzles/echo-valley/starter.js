/**
 * Returns the shout and its echoes, with dots between them.
 *
 * @param {string} shout
 * @param {number} loss
 * @returns {string}
 */
function echo(shout, loss) {
  return shout;
}
