/**
 * Returns how far the lift travels. It begins on floor 0.
 *
 * @param {number[]} stops
 * @returns {number}
 */
function ride(stops) {
  return stops.length;
}
