/**
 * Returns how many different patches there are.
 *
 * @param {string[][]} patches
 * @returns {number}
 */
function different(patches) {
  return patches.length;
}
