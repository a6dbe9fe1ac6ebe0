/**
 * Returns the number of stitches after each row, with null at the end if a row does not fit.
 *
 * @param {number} stitches
 * @param {string[]} rows
 * @returns {(number | bigint | null)[]}
 */
function knit(stitches, rows) {
  return [];
}
