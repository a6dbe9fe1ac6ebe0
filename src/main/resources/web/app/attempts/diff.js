/**
 * The lines of two texts in order: `{kind: 'same' | 'removed' | 'added', old, new}` with the places
 * of the line in the old and the new text, from 0. As few lines as possible are removed and added.
 */
export function lineDiff(oldLines, newLines) {
  let front = 0;
  const shorter = Math.min(oldLines.length, newLines.length);
  while (front < shorter && oldLines[front] === newLines[front]) {
    front++;
  }
  let back = 0;
  while (
    back < shorter - front && oldLines.at(-1 - back) === newLines.at(-1 - back)
  ) {
    back++;
  }
  const middle = changes(
    oldLines.slice(front, oldLines.length - back),
    newLines.slice(front, newLines.length - back),
  ).map((line) => ({ ...line, old: line.old + front, new: line.new + front }));
  return [
    ...Array.from({ length: front }, (_, i) => ({ kind: 'same', old: i, new: i })),
    ...middle,
    ...Array.from({ length: back }, (_, i) => ({
      kind: 'same',
      old: oldLines.length - back + i,
      new: newLines.length - back + i,
    })),
  ];
}

/** From a table of the longest common subsequences of all ends of the texts. */
function changes(oldLines, newLines) {
  const width = newLines.length + 1;
  const longest = new Uint16Array((oldLines.length + 1) * width);
  for (let i = oldLines.length - 1; i >= 0; i--) {
    for (let j = newLines.length - 1; j >= 0; j--) {
      longest[i * width + j] = oldLines[i] === newLines[j]
        ? longest[(i + 1) * width + j + 1] + 1
        : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < oldLines.length || j < newLines.length) {
    if (i < oldLines.length && j < newLines.length && oldLines[i] === newLines[j]) {
      lines.push({ kind: 'same', old: i++, new: j++ });
    } else if (
      j >= newLines.length ||
      (i < oldLines.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])
    ) {
      lines.push({ kind: 'removed', old: i++, new: j });
    } else {
      lines.push({ kind: 'added', old: i, new: j++ });
    }
  }
  return lines;
}

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
