/** Lets the arrow keys walk over the map: left and right along the line, up and down across it. */
export function walkWithArrows(map) {
  map.addEventListener('keydown', (event) => {
    const here = document.activeElement;
    if (event.ctrlKey || event.altKey || event.metaKey || !here?.matches('.bead')) {
      return;
    }
    const beads = Array.from(map.querySelectorAll('.bead'));
    const target = destination(event.key, here, beads);
    if (target) {
      event.preventDefault();
      target.focus();
    }
  });
}

function destination(key, here, beads) {
  const at = beads.indexOf(here);
  switch (key) {
    case 'ArrowRight':
      return beads[at + 1];
    case 'ArrowLeft':
      return beads[at - 1];
    case 'Home':
      return beads[0];
    case 'End':
      return beads.at(-1);
    case 'ArrowDown':
      return across(here, beads, 1);
    case 'ArrowUp':
      return across(here, beads, -1);
    default:
      return undefined;
  }
}

/** The bead of the nearest row below (1) or above (-1) that is nearest to the side. */
function across(here, beads, direction) {
  const from = middle(here);
  const rows = beads
    .map((bead) => ({ bead, ...middle(bead) }))
    .filter(({ y }) => (y - from.y) * direction > 1);
  const nearest = Math.min(...rows.map(({ y }) => (y - from.y) * direction));
  return rows
    .filter(({ y }) => (y - from.y) * direction < nearest + 1)
    .sort((one, other) => Math.abs(one.x - from.x) - Math.abs(other.x - from.x))[0]?.bead;
}

function middle(bead) {
  const { left, top, width } = bead.getBoundingClientRect();
  return { x: left + width / 2, y: top };
}
