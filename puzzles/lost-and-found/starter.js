/**
 * Returns what is left in the box, in any order.
 *
 * @param {string[]} found
 * @param {string[]} claims
 * @returns {string[]}
 */
function unclaimed(found, claims) {
  return ['?'];
}
