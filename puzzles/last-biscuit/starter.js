/**
 * Returns [index of the plate, 'one', 'two' or 'share'], or null if every move loses.
 *
 * @param {number[]} plates
 * @returns {[number, string] | null}
 */
function winning_move(plates) {
  return null;
}
