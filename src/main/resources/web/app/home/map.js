import { drawing, numeral, padlock, ring } from '../base/drawings.js';
import { t } from '../base/language.js';
import { classes, h, link, s } from '../base/view.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { DIFFICULTIES } from '../puzzle/puzzles.js';
import { catalogue, lockOf, places, suggestion } from './catalogue.js';
import { word } from './words.js';

const BEAD = 46;
const RING = 64;
const RING_RADIUS = 26;
/** Of the puzzles of no station, the page shows these many. The list has all. */
const MOST_OTHERS = 24;

/** The stations as a map, on a page of its own. */
export async function mapPage({ signal }) {
  const catalogued = await catalogue(signal);
  return h`<h1 tabindex="-1">${t('map.title')}</h1>
    <p class="quiet">
      ${t('map.lead')} ${word('stations')} ${link('#/puzzles', t('map.asList'))}
    </p>
    ${stationMap(catalogued, suggestion(catalogued), (text) => h`<h2>${text}</h2>`)}`;
}

/**
 * The stations as a map: lists of links along a line, which the styles draw. So everything is text for
 * screen readers, and works with the keyboard.
 *
 * @param next the puzzle to mark as the next one, or none
 * @param heading draws the heading of a station
 */
export function stationMap(catalogued, next, heading = (text) => h`<h3>${text}</h3>`) {
  const { stations, others } = places(catalogued);
  const stop = (station) => {
    const share = station.solved / Math.max(station.puzzles.length, 1);
    const middle = station.open ? numeral(station.solved) : padlock();
    return h`<li class="stop ${station.open ? 'open' : 'closed'}">
      <div class="station-head">
        ${ring(RING, RING_RADIUS, share, middle)}
        <div>${heading(station.title)}<p>${progress(station, stations)}</p></div>
      </div>
      <ol class="beads">${station.puzzles.map((puzzle) => bead(puzzle, next))}</ol>
    </li>`;
  };
  return h`<div class="map" @keydown=${walk}>
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

/** A dotted line: one dot for an elementary puzzle, five for a scientific one. */
function pips(number) {
  const width = 5.5 * (number - 1);
  return s`<path class="pips" d=${`M${-width / 2} 0h${width + 0.1}`}></path>`;
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

/** Lets the arrow keys walk over the map: left and right along the line, up and down over the rows. */
export function walk(event) {
  const beads = [...event.currentTarget.querySelectorAll('.bead')];
  const at = beads.indexOf(event.target);
  const goals = {
    ArrowLeft: () => beads[at - 1],
    ArrowRight: () => beads[at + 1],
    ArrowUp: () => inNextRow(event.target, beads, -1),
    ArrowDown: () => inNextRow(event.target, beads, 1),
    Home: () => beads[0],
    End: () => beads.at(-1),
  };
  const isOther = at < 0 || event.ctrlKey || event.altKey || event.metaKey;
  const goal = isOther ? null : goals[event.key]?.();
  if (goal) {
    event.preventDefault();
    goal.focus();
  }
}

/** The bead of the row below (1) or above (-1) that is nearest to the side. */
function inNextRow(here, beads, direction) {
  const { left, top } = here.getBoundingClientRect();
  const others = beads.map((bead) => {
    const box = bead.getBoundingClientRect();
    return { bead, rows: (box.top - top) * direction, aside: Math.abs(box.left - left) };
  });
  return others.filter(({ rows }) => rows > 0)
    .toSorted((one, other) => one.rows - other.rows || one.aside - other.aside)[0]?.bead;
}
