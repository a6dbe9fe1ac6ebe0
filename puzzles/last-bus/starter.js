/**
 * Returns the minutes until the next bus leaves.
 *
 * @param {number[]} departures
 * @param {number} now
 * @returns {number}
 */
function wait(departures, now) {
  return 0;
}
