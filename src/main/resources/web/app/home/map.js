import { drawing, numeral, padlock, ring } from '../base/drawings.js';
import { t } from '../base/language.js';
import { classes, h, link, ref, s } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { DIFFICULTIES } from '../puzzle/puzzles.js';
import { catalogue, lockOf, places, suggestion } from './catalogue.js';
import { track } from './track.js';
import { walkWithArrows } from './walking.js';
import { word } from './words.js';

const BEAD = 46;
const RING = 64;
const RING_RADIUS = 26;
/** Of the puzzles of no station, the page shows these many. The list has all. */
const MOST_OTHERS = 24;
/** The width that a puzzle needs with its title. */
const CELL = 104;

/** The stations as a map, on a page of its own. */
export async function mapPage({ signal }) {
  const catalogued = await catalogue(signal);
  return h`<h1 tabindex="-1">${t('map.title')}</h1>
    <p class="quiet">
      ${t('map.lead')} ${word('stations')} ${link('#/puzzles', t('map.asList'))}
    </p>
    ${stationMap(catalogued, suggestion(catalogued), signal, (text) => h`<h2>${text}</h2>`)}`;
}

/**
 * The stations as a map: lists of links along a line, which is drawn behind them. So everything is
 * text for screen readers, and works with the keyboard.
 *
 * @param next the puzzle to mark as the next one, or none
 * @param heading draws the heading of a station
 */
export function stationMap(catalogued, next, signal, heading = (text) => h`<h3>${text}</h3>`) {
  const { stations, others } = places(catalogued);
  const observer = new ResizeObserver(([{ target }]) => arrange(target));
  signal.addEventListener('abort', () => observer.disconnect());
  const begin = (node) => {
    if (node) {
      observer.observe(node);
      walkWithArrows(node);
    }
  };
  const stop = (station) => {
    const middle = station.open ? numeral(station.solved) : padlock();
    return h`<li class=${classes('stop', station.open ? 'open' : 'closed')}>
      <div class="station-head">
        ${stationRing(station, middle)}
        <div>${heading(station.title)}<p>${progress(station, stations)}</p></div>
      </div>
      <ol class="beads">${station.puzzles.map((puzzle) => bead(puzzle, next))}</ol>
    </li>`;
  };
  return h`<div class="map" ${ref(begin)}>
      <svg class="track" aria-hidden="true">
        <path class="track-locked"></path><path class="track-open"></path>
      </svg>
      <ol class="stations">${stations.map(stop)}</ol>
    </div>
    ${others.length > 0 && offTheLine(others, next, heading)}`;
}

/** How far the viewer is, and what opens this station or the next one. */
export function progress({ name, open, solved, enough, puzzles }, stations) {
  if (!open) {
    const { missing, station } = lockOf(stations, name);
    return t('map.locked', { n: missing, station: station.title });
  }
  const done = t('map.solved', { solved, total: puzzles.length });
  return solved < enough ? `${done} ${t('map.opens', { n: enough - solved })}` : done;
}

/** The share of a station that is solved; a dot marks what opens the next station. */
function stationRing({ open, solved, enough, puzzles }, middle) {
  const total = Math.max(puzzles.length, 1);
  const angle = (enough / total) * 2 * Math.PI - Math.PI / 2;
  const [x, y] = [RING_RADIUS * Math.cos(angle), RING_RADIUS * Math.sin(angle)];
  const goal = open && solved < enough &&
    s`<circle class="ring-goal" r="4.5" cx=${x} cy=${y}></circle>`;
  return ring(RING, RING_RADIUS, solved / total, s`${goal}${middle}`);
}

function bead(puzzle, next) {
  const isNext = puzzle.slug === next?.slug;
  const kind = puzzle.solved ? 'solved' : puzzle.open ? 'todo' : 'locked';
  const state = isNext ? t('map.next') : t(`map.state.${kind}`);
  const label = [puzzle.title, t(`difficulty.${puzzle.difficulty}`), state].join(', ');
  const look = classes('bead', kind, isNext && 'suggested');
  return h`<li>
    <a class=${look} href=${puzzleAddress(puzzle.slug)} aria-label=${label}>
      ${drawing(BEAD, dot(puzzle, kind, isNext))}
      <span class="bead-title">${puzzle.title}</span>
      ${isNext && h`<span class="bead-next">${state}</span>`}
    </a>
  </li>`;
}

function dot({ difficulty }, kind, isNext) {
  const inside = {
    solved: () => s`<path class="check" d="M-7 0l5 5L7 -5"></path>`,
    locked: padlock,
    todo: () => pips(DIFFICULTIES.indexOf(difficulty) + 1),
  };
  return s`${isNext && s`<circle class="halo" r="21"></circle>`}
    <circle class="dot" r="16"></circle>${inside[kind]()}`;
}

/** One pip for an elementary puzzle, five for a scientific one. */
function pips(number) {
  const gap = 5.5;
  const start = -((number - 1) * gap) / 2;
  const pip = (_, i) => s`<circle class="pip" r="2.2" cx=${start + i * gap}></circle>`;
  return Array.from({ length: number }, pip);
}

/** The puzzles of no station, below the map. */
function offTheLine(puzzles, next, heading) {
  const shown = puzzles.slice(0, MOST_OTHERS);
  const all = shown.length < puzzles.length &&
    h`<p>${link('#/puzzles', t('puzzles.showAll'))}</p>`;
  return h`<section>
    ${heading(t('puzzles.more'))}
    <ul class="beads">${shown.map((puzzle) => bead(puzzle, next))}</ul>
    ${all}
  </section>`;
}

/** Lays the puzzles out as a line that winds through the width, and draws the line. */
function arrange(map) {
  const columns = Math.max(2, Math.floor(map.clientWidth / CELL));
  let fromRight = false;
  for (const stop of map.querySelectorAll('.stop')) {
    const list = stop.querySelector('.beads');
    const rows = Math.ceil(list.children.length / columns);
    const perRow = Math.max(1, Math.ceil(list.children.length / Math.max(rows, 1)));
    stop.classList.toggle('from-right', fromRight);
    list.style.gridTemplateColumns = `repeat(${perRow}, minmax(0, 1fr))`;
    for (const [i, each] of [...list.children].entries()) {
      const row = Math.floor(i / perRow);
      const place = i % perRow;
      const backwards = fromRight !== (row % 2 === 1);
      each.style.gridRow = row + 1;
      each.style.gridColumn = backwards ? perRow - place : place + 1;
    }
    fromRight = fromRight !== (rows % 2 === 1);
  }
  drawTrack(map);
}

function drawTrack(map) {
  const outer = map.getBoundingClientRect();
  const stops = [...map.querySelectorAll('.stop')].flatMap((stop) => {
    const open = stop.classList.contains('open');
    // The first puzzle's leg leaves the ring of the station.
    return [...stop.querySelectorAll('.station-head svg, .bead svg')].map((drawn, i) => ({
      ...middle(outer, drawn),
      open,
      leaves: i === 1,
    }));
  });
  const paths = track(stops, outer.width);
  const line = map.querySelector('.track');
  line.setAttribute('viewBox', `0 0 ${outer.width} ${outer.height}`);
  line.querySelector('.track-open').setAttribute('d', paths.open || 'M0 0');
  line.querySelector('.track-locked').setAttribute('d', paths.locked || 'M0 0');
}

function middle(outer, shape) {
  const inner = shape.getBoundingClientRect();
  return {
    x: inner.left - outer.left + inner.width / 2,
    y: inner.top - outer.top + inner.height / 2,
  };
}
