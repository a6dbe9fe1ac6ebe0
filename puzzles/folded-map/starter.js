/**
 * Returns the columns from left to right, each from top to bottom; negative if the picture is down.
 *
 * @param {number} panels
 * @param {number[]} folds
 * @returns {number[][]}
 */
function fold(panels, folds) {
  return Array.from({ length: panels }, (_, index) => [index + 1]);
}
