/**
 * Returns the largest sum with which the frog can arrive.
 *
 * @param {number[]} stones
 * @returns {number}
 */
function most_berries(stones) {
  return 0;
}
