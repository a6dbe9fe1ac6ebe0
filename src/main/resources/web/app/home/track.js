/** The line that joins the stops of the map, as SVG paths. A stop is `{x, y, open, leaves}`. */

/** How far from the side of the map the line turns. */
const INSET = 8;
const CORNER = 14;

/** `{open, locked}`: the path to the open stops, and the path to all others. */
export function track(stops, width) {
  const paths = { open: '', locked: '' };
  for (let i = 1; i < stops.length; i++) {
    const [from, to] = [stops[i - 1], stops[i]];
    paths[to.open ? 'open' : 'locked'] += `M${from.x} ${from.y}${leg(from, to, width)}`;
  }
  return paths;
}

function leg(from, to, width) {
  if (Math.abs(from.y - to.y) < 1) {
    return `H${to.x}`;
  }
  if (to.leaves) {
    const halfway = (from.y + to.y) / 2;
    return `C${from.x} ${halfway} ${to.x} ${halfway} ${to.x} ${to.y}`;
  }
  return turn(from, to, width);
}

/** Along the row to the side of the map, down at the side, and back. */
function turn(from, to, width) {
  const right = to.x > width / 2;
  const sign = right ? 1 : -1;
  const side = right ? width - INSET : INSET;
  const corner = Math.min(CORNER, (to.y - from.y) / 2);
  const inner = side - sign * corner;
  return `H${inner}Q${side} ${from.y} ${side} ${from.y + corner}` +
    `V${to.y - corner}Q${side} ${to.y} ${inner} ${to.y}H${to.x}`;
}
