/**
 * Returns the earliest minute on the lower right square, or null.
 *
 * @param {string[]} sand
 * @param {number[]} tide
 * @returns {number | null}
 */
function cross(sand, tide) {
  return null;
}
