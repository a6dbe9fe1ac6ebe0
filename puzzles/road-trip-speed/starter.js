/**
 * Returns the average speed over the whole trip; each leg is [distance, speed].
 *
 * @param {[number, number][]} legs
 * @returns {number}
 */
function average_speed(legs) {
  return -1;
}
