import { address, get } from './api.js';
import { count, counted, element, link, moreButton, notice } from './page.js';
import { current } from './session.js';

export const DIFFICULTIES = ['elementary', 'simple', 'moderate', 'challenging', 'scientific'];
const PAGE_SIZE = 50;
const TYPING_PAUSE_MILLIS = 250;

/** The list of puzzles with its filters, which are kept in the address. */
export async function puzzlesPage({ query, signal }) {
  const found = element('p', { class: 'quiet', role: 'status' });
  const results = element('div');
  const form = filters(query, refresh);
  let timer;
  let latest = 0;

  function refresh() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, '', `#${address('/puzzles', chosen(form))}`);
      fill().catch((error) => signal.aborted || results.replaceChildren(notice(error.message)));
    }, TYPING_PAUSE_MILLIS);
  }

  async function fill() {
    const mine = ++latest;
    const fetchPage = (after) =>
      get(address('/api/puzzles', { ...chosen(form), limit: PAGE_SIZE, after }), signal);
    const page = await fetchPage(null);
    if (mine === latest) {
      show(page, fetchPage);
    }
  }

  function show(page, fetchPage) {
    const list = element('ul', { class: 'puzzles' }, page.items.map(row));
    const add = (items) => {
      list.append(...items.map(row));
      tell();
    };
    const more = moreButton(page.next, fetchPage, add);
    const tell = () => (found.textContent = summary(list.children.length, page.next));
    tell();
    results.replaceChildren(list, more);
  }

  await fill();
  const tag = query.get('tag');
  return element(
    'div',
    {},
    element('h1', { tabindex: '-1' }, tag ? `Puzzles about ${tag}` : 'Puzzles'),
    tag ? element('p', {}, link('#/puzzles', 'Show all puzzles')) : null,
    form,
    found,
    results,
  );
}

function summary(shown, next) {
  if (shown === 0) {
    return 'No puzzle fits. Try fewer filters.';
  }
  return next ? `The first ${count(shown)} puzzles` : counted(shown, 'puzzle');
}

function filters(query, refresh) {
  const text = element('input', { type: 'search', name: 'q', value: query.get('q') ?? '', input: refresh });
  const difficulty = select('difficulty', query, refresh, [['', 'Any'], ...DIFFICULTIES.map((d) => [d, d])]);
  const solved = select('solved', query, refresh, [['', 'All'], ['false', 'To do'], ['true', 'Solved']]);
  return element(
    'form',
    { class: 'filters', role: 'search', submit: (event) => event.preventDefault() },
    element('label', { class: 'wide' }, 'Search ', text),
    element('label', {}, 'Difficulty ', difficulty),
    current() ? element('label', {}, 'Show ', solved) : null,
    element('input', { type: 'hidden', name: 'tag', value: query.get('tag') ?? '' }),
  );
}

function select(name, query, change, choices) {
  const options = choices.map(([value, text]) =>
    element('option', { value, selected: query.get(name) === value }, text),
  );
  return element('select', { name, change }, options);
}

function chosen(form) {
  return Object.fromEntries(new FormData(form));
}

function row(puzzle) {
  return element(
    'li',
    { class: puzzle.solved ? 'solved' : '' },
    element(
      'div',
      { class: 'what' },
      element('h2', {}, link(puzzleAddress(puzzle.slug), puzzle.title)),
      puzzle.solved ? element('span', { class: 'mark' }, '✓ Solved') : null,
    ),
    element('div', { class: 'facts' }, facts(puzzle)),
    element('div', { class: 'quiet' }, solvedBy(puzzle)),
  );
}

/** Difficulty, points and tags. */
export function facts({ difficulty, points, tags }) {
  return [
    element('span', { class: `difficulty ${difficulty}` }, difficulty),
    element('span', {}, counted(points, 'point')),
    ...tags.map((tag) => element('a', { class: 'tag', href: `#${address('/puzzles', { tag })}` }, tag)),
  ];
}

function solvedBy({ solvedBy, attempts }) {
  if (attempts === 0) {
    return 'Nobody has tried yet';
  }
  return solvedBy === 0 ? 'Not solved yet' : `Solved by ${counted(solvedBy, 'player')}`;
}

export function puzzleAddress(slug) {
  return `#/puzzles/${encodeURIComponent(slug)}`;
}
