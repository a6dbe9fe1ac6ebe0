import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { nearest } from '../base/nearest.js';

const PAGE_SIZE = 100;

/** The stations and all puzzles in their order, as the viewer sees them: `{stations, puzzles}`. */
export async function catalogue(signal) {
  const [{ items: stations }, puzzles] = await Promise.all([
    get('/api/stations', signal),
    allPuzzles(signal),
  ]);
  return { stations, puzzles };
}

async function allPuzzles(signal, after) {
  const { items, next } = await inOrder({ after }, signal);
  return next ? [...items, ...await allPuzzles(signal, next)] : items;
}

/** A page of puzzles along the line of stations: the one order of the page. */
function inOrder(wishes, signal) {
  return get(address('/api/puzzles', { sort: 'station', limit: PAGE_SIZE, ...wishes }), signal);
}

/** The stations with their puzzles instead of names, and the puzzles of no station. */
export function places({ stations, puzzles }) {
  const of = (name) => puzzles.filter(({ station }) => station === name);
  return {
    stations: stations.map((station) => ({ ...station, puzzles: of(station.name) })),
    others: of(undefined),
  };
}

/** The next puzzle for the viewer: the first open one in the order that is not solved, if any. */
export function suggestion({ puzzles }, except) {
  return puzzles.find(({ slug, open, solved }) => open && !solved && slug !== except);
}

/** The next puzzle after one that is solved now, or undefined. */
export async function nextPuzzle(solved, signal) {
  const { items } = await inOrder({ solved: 'false' }, signal);
  return suggestion({ puzzles: items }, solved);
}

/**
 * What opens a station: how many puzzles of which station before it are still `missing`; null if it is
 * open.
 */
export function lockOf(stations, name) {
  const place = stations.findIndex((station) => station.name === name);
  if (place < 1 || stations[place].open) {
    return null;
  }
  const before = stations[place - 1];
  return { station: before, missing: Math.max(1, before.enough - before.solved) };
}

/** What opens a locked puzzle, with the `puzzles` that are still to solve; null if none are known. */
export async function whatOpens({ station }, signal) {
  const [{ items: stations }, { items: puzzles }] = await Promise.all([
    get('/api/stations', signal),
    inOrder({ solved: 'false' }, signal),
  ]);
  const lock = lockOf(stations, station);
  return lock &&
    { ...lock, puzzles: puzzles.filter((puzzle) => puzzle.station === lock.station.name) };
}

/** An answer about a puzzle; where there is no such puzzle, the problem names the one that is near. */
export async function explained(slug, answer) {
  try {
    return await answer;
  } catch (problem) {
    if (problem.status === 404) {
      const { puzzles } = await catalogue();
      const name = nearest(slug, puzzles.map((puzzle) => puzzle.slug));
      const meant = name ? ` ${t('puzzles.didYouMean', { name })}` : '';
      problem.message = `${t('puzzles.noPuzzle', { name: slug })}${meant}`;
    }
    throw problem;
  }
}
