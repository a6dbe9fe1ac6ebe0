/**
 * Returns how many pairs the mittens make.
 *
 * @param {string[]} mittens
 * @returns {number}
 */
function pairs(mittens) {
  return 0;
}
