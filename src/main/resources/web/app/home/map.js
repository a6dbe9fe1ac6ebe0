import { t } from '../base/language.js';
import { count, element, link } from '../base/page.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { DIFFICULTIES } from '../puzzle/puzzles.js';
import { places } from './catalogue.js';
import { drawing, padlock, svg } from './svg.js';
import { track } from './track.js';
import { walkWithArrows } from './walking.js';

const BEAD = 46;
const RING = 64;
const RING_RADIUS = 26;
/** Of the puzzles of no station, the page shows these many. The list has all. */
const MOST_OTHERS = 24;
/** The width that a puzzle needs with its title. */
const CELL = 104;

/**
 * The stations as a map: lists of links along a line, which is drawn behind them. So everything is
 * text for screen readers, and works with the keyboard.
 *
 * @param next the puzzle to mark as the next one, or none
 * @param heading the name of the element for the headings of the stations
 */
export function stationMap(catalogued, next, heading, signal) {
  const { stations, others } = places(catalogued);
  const line = svg('svg', { class: 'track', 'aria-hidden': true });
  const sections = stations.map((station, i) => section(station, stations[i - 1], next, heading));
  const node = element(
    'div',
    { class: 'map' },
    line,
    element('ol', { class: 'stations' }, sections.map(({ item }) => item)),
  );
  const observer = new ResizeObserver(() => arrange(node, line, sections));
  observer.observe(node);
  signal.addEventListener('abort', () => observer.disconnect());
  walkWithArrows(node);
  return [node, others.length > 0 ? offTheLine(others, next, heading) : null];
}

function section(station, before, next, heading) {
  const head = element(
    'div',
    { class: 'station-head' },
    ring(station),
    element(
      'div',
      {},
      element(heading, {}, station.title),
      element('p', {}, progress(station, before)),
    ),
  );
  const beads = station.puzzles.map((puzzle) => element('li', {}, bead(puzzle, next)));
  const list = element('ol', { class: 'beads' }, beads);
  const kind = station.open ? 'open' : 'closed';
  const item = element('li', { class: `stop ${kind}` }, head, list);
  return { item, station, head, list, beads };
}

/** How far the viewer is, and what opens this station or the next one. */
function progress({ open, solved, enough, puzzles }, before) {
  if (!open) {
    const missing = Math.max(1, (before?.enough ?? 0) - (before?.solved ?? 0));
    return t('map.locked', { n: missing, station: before?.title ?? '' });
  }
  const done = t('map.solved', { solved, total: puzzles.length });
  return solved < enough ? `${done} ${t('map.opens', { n: enough - solved })}` : done;
}

/** The share of a station that is solved; a dot marks what opens the next station. */
function ring({ open, solved, enough, puzzles }) {
  const total = Math.max(puzzles.length, 1);
  const around = 2 * Math.PI * RING_RADIUS;
  const angle = (enough / total) * 2 * Math.PI - Math.PI / 2;
  const share = (solved / total) * around;
  return drawing(
    RING,
    svg('circle', { class: 'ring-back', r: RING_RADIUS }),
    solved > 0 && svg('circle', {
      class: 'ring-solved',
      r: RING_RADIUS,
      'stroke-dasharray': `${share} ${around - share}`,
      transform: 'rotate(-90)',
    }),
    open && solved < enough && svg('circle', {
      class: 'ring-goal',
      r: 4.5,
      cx: RING_RADIUS * Math.cos(angle),
      cy: RING_RADIUS * Math.sin(angle),
    }),
    open ? numeral(count(solved)) : padlock(),
  );
}

function numeral(text) {
  return svg('text', { class: 'numeral', y: 6, 'text-anchor': 'middle' }, text);
}

function bead(puzzle, next) {
  const isNext = puzzle.slug === next?.slug;
  const kind = puzzle.solved ? 'solved' : puzzle.open ? 'todo' : 'locked';
  const state = isNext ? t('map.next') : t(`map.state.${kind}`);
  const label = [puzzle.title, t(`difficulty.${puzzle.difficulty}`), state].join(', ');
  return element(
    'a',
    {
      class: `bead ${kind}${isNext ? ' suggested' : ''}`,
      href: puzzleAddress(puzzle.slug),
      'aria-label': label,
    },
    drawing(BEAD, dot(puzzle, kind, isNext)),
    element('span', { class: 'bead-title' }, puzzle.title),
    isNext ? element('span', { class: 'bead-next' }, state) : null,
  );
}

function dot({ difficulty }, kind, isNext) {
  return [
    isNext && svg('circle', { class: 'halo', r: 21 }),
    svg('circle', { class: 'dot', r: 16 }),
    kind === 'solved'
      ? svg('path', { class: 'check', d: 'M-7 0l5 5L7 -5' })
      : kind === 'locked'
      ? padlock()
      : pips(DIFFICULTIES.indexOf(difficulty) + 1),
  ];
}

/** One pip for an elementary puzzle, five for a scientific one. */
function pips(number) {
  const gap = 5.5;
  const start = -((number - 1) * gap) / 2;
  return Array.from(
    { length: number },
    (_, i) => svg('circle', { class: 'pip', r: 2.2, cx: start + i * gap }),
  );
}

/** The puzzles of no station, below the map. */
function offTheLine(puzzles, next, heading) {
  const beads = puzzles.slice(0, MOST_OTHERS)
    .map((puzzle) => element('li', {}, bead(puzzle, next)));
  return element(
    'section',
    {},
    element(heading, {}, t('puzzles.more')),
    element('ul', { class: 'beads' }, beads),
    beads.length < puzzles.length
      ? element('p', {}, link('#/puzzles', t('puzzles.showAll')))
      : null,
  );
}

/** Lays the puzzles out as a line that winds through the width, and draws the line. */
function arrange(node, line, sections) {
  const columns = Math.max(2, Math.floor(node.clientWidth / CELL));
  let fromRight = false;
  for (const { item, list, beads } of sections) {
    const rows = Math.ceil(beads.length / columns);
    const perRow = Math.ceil(beads.length / Math.max(rows, 1));
    item.classList.toggle('from-right', fromRight);
    list.style.gridTemplateColumns = `repeat(${Math.max(perRow, 1)}, minmax(0, 1fr))`;
    for (const [i, each] of beads.entries()) {
      const row = Math.floor(i / perRow);
      const place = i % perRow;
      const backwards = fromRight !== (row % 2 === 1);
      each.style.gridRow = row + 1;
      each.style.gridColumn = backwards ? perRow - place : place + 1;
    }
    fromRight = fromRight !== (rows % 2 === 1);
  }
  draw(node, line, sections);
}

function draw(node, line, sections) {
  const { width, height } = node.getBoundingClientRect();
  const stops = sections.flatMap(({ station, head, beads }) => [
    { ...middle(node, head.querySelector('svg')), open: station.open },
    // The first leaves the station's ring.
    ...beads.map((each, i) => ({
      ...middle(node, each.querySelector('svg')),
      open: station.open,
      leaves: i === 0,
    })),
  ]);
  const paths = track(stops, width);
  line.setAttribute('viewBox', `0 0 ${width} ${height}`);
  line.replaceChildren(
    svg('path', { class: 'track-locked', d: paths.locked || 'M0 0' }),
    svg('path', { class: 'track-open', d: paths.open || 'M0 0' }),
  );
}

function middle(node, shape) {
  const outer = node.getBoundingClientRect();
  const inner = shape.getBoundingClientRect();
  return {
    x: inner.left - outer.left + inner.width / 2,
    y: inner.top - outer.top + inner.height / 2,
  };
}
