/**
 * Returns how many different windows there are.
 *
 * @param {number} panes
 * @param {number} colours
 * @returns {number | bigint}
 */
function windows(panes, colours) {
  return 0;
}
