/**
 * The rows of two texts side by side: `{kind: 'same' | 'changed', left, right}` with the places of
 * the lines, or undefined where one side has no line. Lines that were removed and added at the same
 * place share a row.
 *
 * @param lines from `lineDiff`
 */
export function besideRows(lines) {
  const rows = [];
  let removed = [];
  let added = [];
  const flush = () => {
    const height = Math.max(removed.length, added.length);
    for (let i = 0; i < height; i++) {
      rows.push({ kind: 'changed', left: removed[i], right: added[i] });
    }
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'removed') {
      removed.push(line.old);
    } else if (line.kind === 'added') {
      added.push(line.new);
    } else {
      flush();
      rows.push({ kind: 'same', left: line.old, right: line.new });
    }
  }
  flush();
  return rows;
}
