import { address, get } from '../base/api.js';

const PAGE_SIZE = 100;
const HALF = 0.5;

/** The stations and all puzzles, as the viewer sees them: `{stations, puzzles}`. */
export async function catalogue(signal) {
  const [{ items: stations }, puzzles] = await Promise.all([
    get('/api/stations', signal),
    allPuzzles(signal),
  ]);
  return { stations, puzzles };
}

async function allPuzzles(signal) {
  const puzzles = [];
  let after = null;
  do {
    const page = await get(address('/api/puzzles', { limit: PAGE_SIZE, after }), signal);
    puzzles.push(...page.items);
    after = page.next;
  } while (after);
  return puzzles;
}

/** The stations with their puzzles instead of names, and the puzzles of no station. */
export function places({ stations, puzzles }) {
  const bySlug = new Map(puzzles.map((puzzle) => [puzzle.slug, puzzle]));
  const found = stations.map((station) => ({
    ...station,
    puzzles: station.puzzles.map((slug) => bySlug.get(slug)).filter(Boolean),
  }));
  const placed = new Set(stations.flatMap((station) => station.puzzles));
  return { stations: found, others: puzzles.filter(({ slug }) => !placed.has(slug)) };
}

/**
 * The next puzzle for the viewer: the first open one that is not solved, of the first station of
 * which less than half is solved. After that the stations are completed. None if all is solved.
 */
export function suggestion(catalogued, except) {
  const { stations, others } = places(catalogued);
  const isTodo = ({ slug, open, solved }) => open && !solved && slug !== except;
  const unfinished = stations.filter((station) =>
    station.solved < Math.max(station.enough, station.puzzles.length * HALF)
  );
  return [...unfinished, ...stations, { puzzles: others }]
    .flatMap((station) => station.puzzles)
    .find(isTodo);
}
