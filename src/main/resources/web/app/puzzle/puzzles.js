import { address, current, get } from '../base/api.js';
import { drawing, illustration, levelBars, padlock } from '../base/drawings.js';
import { choice } from '../base/form.js';
import { foreign, parts, t, topic } from '../base/language.js';
import { classes, doing, h, link, live, paged, repeat } from '../base/view.js';
import { lockOf } from '../home/catalogue.js';
import { progress } from '../home/map.js';
import { puzzleAddress } from './addresses.js';

export const DIFFICULTIES = ['elementary', 'simple', 'moderate', 'challenging', 'scientific'];
/** The first one is what an address without an order means. */
const ORDERS = ['station', 'difficulty', 'points', 'rate', 'newest'];
const FILTERS = ['q', 'difficulty', 'solved', 'tag', 'sort'];
const PAGE_SIZE = 50;
const MOST_TAGS = 12;
const LOCK_SIZE = 20;
const PAUSE_MILLIS = 150;

/** The list of puzzles with its filters, which the address keeps. */
export async function puzzlesPage({ query, signal, update }) {
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  const searching = doing(update);
  let timer;
  let latest;
  let list;
  let total;

  async function search() {
    const wishes = { ...chosen, sort: chosen.sort || ORDERS[0], limit: PAGE_SIZE, total: 'true' };
    latest = wishes;
    const fetchPage = (after) => get(address('/api/puzzles', { ...wishes, after }), signal);
    const page = await fetchPage(null);
    if (latest === wishes) {
      total = page.total;
      list = paged(page, fetchPage, update);
    }
  }

  /** Searches when nothing has changed for a moment, as when somebody types. */
  function choose(name, value) {
    chosen[name] = value;
    update();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!signal.aborted) {
        history.replaceState(null, '', `#${address('/puzzles', chosen)}`);
        searching.run(search);
      }
    }, PAUSE_MILLIS);
  }

  const [{ items: stations }] = await Promise.all([get('/api/stations', signal), search()]);
  const tags = frequentTags(list.items);
  const select = (name, label, options) =>
    h`<label>
      ${label} ${choice(name, label, Object.fromEntries(options), chosen[name]).input()}
    </label>`;
  const chip = (tag) => {
    const pressed = tag === chosen.tag;
    const click = () => choose('tag', pressed ? '' : tag);
    return h`<button type="button" class="chip" aria-pressed=${String(pressed)} @click=${click}>
      ${topic(tag)}
    </button>`;
  };
  const change = ({ target: { name, value } }) => choose(name, value);
  const filters = () =>
    h`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}
      @input=${change}>
      <label class="wide">${t('puzzles.search')}
        <input type="search" name="q" .value=${live(chosen.q)}>
      </label>
      ${select('difficulty', t('puzzles.difficulty'), difficultyOptions())}
      ${current() && select('solved', t('puzzles.show'), solvedOptions())}
      ${select('sort', t('puzzles.sort'), sortOptions())}
    </form>`;
  const nothing = h`<div class="nothing">${illustration('empty')}<p>${t('puzzles.none')}</p></div>`;
  return () =>
    h`<h1 tabindex="-1">${t('puzzles.title')}</h1>
      ${filters()}
      <div class="chips" role="group" aria-label=${t('puzzles.tags')}>
        ${[...new Set([...tags, chosen.tag].filter(Boolean))].map(chip)}
      </div>
      <p class="quiet" role="status">${t('amounts.puzzles', { n: total })}</p>
      ${searching.notice()}
      ${list.items.length === 0 && nothing}
      ${chosen.sort === '' ? byStation(stations, list.items) : rows(list.items, stations)}
      ${list.more()}`;
}

function frequentTags(puzzles) {
  const byTag = Map.groupBy(puzzles.flatMap((puzzle) => puzzle.tags), (tag) => tag);
  const inOrder = [...byTag].sort(([, one], [, other]) => other.length - one.length);
  return inOrder.slice(0, MOST_TAGS).map(([tag]) => tag);
}

function difficultyOptions() {
  return [['', t('puzzles.any')], ...DIFFICULTIES.map((one) => [one, t(`difficulty.${one}`)])];
}

function solvedOptions() {
  const names = [['', 'all'], ['false', 'toDo'], ['true', 'solved']];
  return names.map(([value, name]) => [value, t(`puzzles.shown.${name}`)]);
}

function sortOptions() {
  return ORDERS.map((one, i) => [i === 0 ? '' : one, t(`puzzles.sorted.${one}`)]);
}

/** The puzzles under the headings of their stations. Puzzles without a station come last. */
function byStation(stations, puzzles) {
  const rest = { title: stations.length > 0 ? t('puzzles.more') : t('puzzles.all') };
  return [...stations, rest].map((station) => {
    const own = puzzles.filter((puzzle) => puzzle.station === station.name);
    const state = station.name &&
      h`<span class="quiet">${progress(station, stations)}</span>`;
    return own.length > 0 && h`<section class="station">
      <h2>${station.title} ${state}</h2>
      ${rows(own, stations)}
    </section>`;
  });
}

function rows(puzzles, stations) {
  const row = (puzzle) =>
    h`<li class=${classes(puzzle.solved ? 'solved' : !puzzle.open && 'locked')}>
      <div class="what">
        <h3><a href=${puzzleAddress(puzzle.slug)} lang=${
      foreign(puzzle.language)
    }>${puzzle.title}</a></h3>
        ${puzzle.solved && h`<span class="mark">${t('puzzles.solved')}</span>`}
        ${puzzle.open || puzzle.solved ? null : locked(puzzle, stations)}
      </div>
      <div class="facts">${facts(puzzle)}</div>
      <div class="quiet small">${solvedBy(puzzle)}</div>
    </li>`;
  return h`<ul class="puzzles">${repeat(puzzles, ({ slug }) => slug, row)}</ul>`;
}

/** What opens a puzzle. */
function locked({ station }, stations) {
  const lock = lockOf(stations, station);
  const why = lock
    ? parts('map.locked', { n: lock.missing, station: link('#/map', lock.station.title) })
    : t('puzzles.locked');
  return h`<span class="lock quiet small">${
    drawing(LOCK_SIZE, padlock())
  } <span>${why}</span></span>`;
}

/** Difficulty, points and tags. */
export function facts({ difficulty, points, tags }) {
  const tag = (one) =>
    h`<a class="tag" href=${`#${address('/puzzles', { tag: one })}`}>${topic(one)}</a>`;
  return h`<span class=${classes('difficulty', difficulty)}>
      ${levelBars(DIFFICULTIES.indexOf(difficulty) + 1)} ${t(`difficulty.${difficulty}`)}
    </span>
    <span>${t('amounts.points', { n: points })}</span>${tags.map(tag)}`;
}

function solvedBy({ solvedBy, attempts }) {
  const share = t('units.percent', { n: Math.round((100 * solvedBy) / attempts) });
  return solvedBy > 0 ? t('puzzles.solvedBy', { n: solvedBy, share }) : t('puzzles.unsolved');
}
