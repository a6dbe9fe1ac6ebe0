/**
 * Returns the berth of each passenger, or null.
 *
 * @param {number} berths
 * @param {[number, number][]} rides
 * @returns {(number | null)[]}
 */
function sell(berths, rides) {
  return [];
}
