import { address, get } from '../base/api.js';
import { drawing, illustration, levelBars, padlock } from '../base/drawings.js';
import { foreign, parts, t, topic } from '../base/language.js';
import { current } from '../base/session.js';
import { classes, doing, h, link, live, paged, repeat } from '../base/view.js';
import { lockOf } from '../home/catalogue.js';
import { progress } from '../home/map.js';
import { puzzleAddress } from './addresses.js';

export const DIFFICULTIES = ['elementary', 'simple', 'moderate', 'challenging', 'scientific'];
const ORDERS = ['station', 'difficulty', 'points', 'rate', 'newest'];
const FILTERS = ['q', 'difficulty', 'solved', 'tag', 'sort'];
const PAGE_SIZE = 50;
const MOST_TAGS = 12;
const LOCK_SIZE = 20;
const TYPING_PAUSE_MILLIS = 250;

/** The list of puzzles with its filters, which the address keeps. */
export async function puzzlesPage({ query, signal, update }) {
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? '']));
  chosen.sort = ORDERS.includes(chosen.sort) ? chosen.sort : ORDERS[0];
  const searching = doing(update);
  let timer;
  let latest = 0;
  let list;
  let total;

  async function search() {
    const mine = ++latest;
    const wishes = { ...chosen, limit: PAGE_SIZE };
    const fetchPage = (after) => get(address('/api/puzzles', { ...wishes, after }), signal);
    const page = await get(address('/api/puzzles', { ...wishes, total: 'true' }), signal);
    if (mine === latest) {
      total = page.total;
      list = paged(page, fetchPage, update);
    }
  }

  /** Searches after a change, at once or when the typing pauses. */
  function choose(name, value, pause = 0) {
    chosen[name] = value;
    update();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!signal.aborted) {
        const sort = chosen.sort === ORDERS[0] ? null : chosen.sort;
        history.replaceState(null, '', `#${address('/puzzles', { ...chosen, sort })}`);
        searching.run(search);
      }
    }, pause);
  }

  const [{ items: stations }] = await Promise.all([get('/api/stations', signal), search()]);
  const tags = frequentTags(list.items);
  const select = (name, label, choices) => {
    const option = ([value, text]) =>
      h`<option value=${value} ?selected=${value === chosen[name]}>${text}</option>`;
    return h`<label>${label}
      <select name=${name} .value=${live(chosen[name])} @change=${({ target }) =>
      choose(name, target.value)}>
        ${choices.map(option)}
      </select>
    </label>`;
  };
  const chip = (tag) => {
    const pressed = tag === chosen.tag;
    const click = () => choose('tag', pressed ? '' : tag);
    return h`<button type="button" class="chip" aria-pressed=${String(pressed)} @click=${click}>
      ${topic(tag)}
    </button>`;
  };
  const filters = () =>
    h`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
      <label class="wide">${t('puzzles.search')}
        <input
          type="search"
          .value=${live(chosen.q)}
          @input=${({ target }) => choose('q', target.value, TYPING_PAUSE_MILLIS)}
        >
      </label>
      ${select('difficulty', t('puzzles.difficulty'), difficultyChoices())}
      ${current() && select('solved', t('puzzles.show'), solvedChoices())}
      ${select('sort', t('puzzles.sort'), ORDERS.map((one) => [one, t(`puzzles.sorted.${one}`)]))}
    </form>`;
  return () =>
    h`<h1 tabindex="-1">${t('puzzles.title')}</h1>
      ${filters()}
      <div class="chips" role="group" aria-label=${t('puzzles.tags')}>
        ${[...new Set([...tags, chosen.tag].filter(Boolean))].map(chip)}
      </div>
      <p class="quiet" role="status">${t('amounts.puzzles', { n: total })}</p>
      ${searching.notice()}
      ${list.items.length === 0 && nothing()}
      ${chosen.sort === 'station' ? byStation(stations, list.items) : rows(list.items, stations)}
      ${list.more()}`;
}

function nothing() {
  return h`<div class="nothing">${illustration('empty')}<p>${t('puzzles.none')}</p></div>`;
}

function frequentTags(puzzles) {
  const counts = new Map();
  for (const tag of puzzles.flatMap((puzzle) => puzzle.tags)) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).slice(0, MOST_TAGS).map(([tag]) =>
    tag
  );
}

function difficultyChoices() {
  return [['', t('puzzles.any')], ...DIFFICULTIES.map((one) => [one, t(`difficulty.${one}`)])];
}

function solvedChoices() {
  return [
    ['', t('puzzles.shown.all')],
    ['false', t('puzzles.shown.toDo')],
    ['true', t('puzzles.shown.solved')],
  ];
}

/** The puzzles under the headings of their stations. Puzzles without a station come last. */
function byStation(stations, puzzles) {
  const section = (title, state, own) =>
    own.length > 0 &&
    h`<section class="station">
      <h2>${title} ${state}</h2>
      ${rows(own, stations)}
    </section>`;
  const of = (name) => puzzles.filter(({ station }) => station === name);
  const rest = stations.length > 0 ? t('puzzles.more') : t('puzzles.all');
  return h`${
    stations.map((station) =>
      section(station.title, stationState(station, stations), of(station.name))
    )
  } ${section(rest, null, of(undefined))}`;
}

function stationState(station, stations) {
  return h`<span class="quiet">${progress(station, stations)}</span>`;
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
  if (attempts === 0) {
    return t('puzzles.untried');
  }
  const share = t('units.percent', { n: Math.round((100 * solvedBy) / attempts) });
  return solvedBy === 0 ? t('puzzles.unsolved') : t('puzzles.solvedBy', { n: solvedBy, share });
}
