/**
 * Returns (or yields) the cars in the order in which they board.
 *
 * @param {string[][]} lanes
 * @param {number} capacity
 * @returns {Iterable<string>}
 */
function boarding(lanes, capacity) {
  return [];
}
