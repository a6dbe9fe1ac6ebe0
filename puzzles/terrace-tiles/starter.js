/**
 * Returns the number of ways to pave the terrace.
 *
 * @param {string[]} terrace
 * @param {number} singles
 * @returns {number}
 */
function count_layouts(terrace, singles) {
  return 0;
}
