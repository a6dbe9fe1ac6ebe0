/**
 * Returns the names of the singers [name, height] from left to right.
 *
 * @param {[string, number][]} singers
 * @returns {string[]}
 */
function line_up(singers) {
  return singers.map(([name]) => name);
}
