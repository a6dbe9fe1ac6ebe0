/**
 * Returns a shortest way to the same place: pairs [direction, cells].
 *
 * @param {[number, number][]} way
 * @returns {[number, number][]}
 */
function shorten(way) {
  return way;
}
