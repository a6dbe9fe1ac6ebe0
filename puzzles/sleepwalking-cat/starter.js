/**
 * Returns the average number of minutes as [numerator, denominator], or null if it is infinite.
 *
 * @param {number[][]} flaps
 * @param {number} start
 * @param {number} basket
 * @returns {(number | bigint)[] | null}
 */
function minutes(flaps, start, basket) {
  return [flaps.length, 1];
}
