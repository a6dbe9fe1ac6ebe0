import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, notice } from '../base/page.js';
import { current } from '../base/session.js';
import { puzzleLink } from './addresses.js';

export const DIFFICULTIES = ['elementary', 'simple', 'moderate', 'challenging', 'scientific'];
const PAGE_SIZE = 50;
const TYPING_PAUSE_MILLIS = 250;

/** The list of puzzles with its filters. The address keeps the filters. */
export async function puzzlesPage({ query, signal }) {
  const found = element('p', { class: 'quiet', role: 'status' });
  const results = element('div');
  const form = filters(query, refresh);
  let timer;
  let latest = 0;
  let stations;

  function refresh() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (signal.aborted) {
        return;
      }
      history.replaceState(null, '', `#${address('/puzzles', chosen(form))}`);
      fill().catch((error) => signal.aborted || results.replaceChildren(notice(error.message)));
    }, TYPING_PAUSE_MILLIS);
  }

  async function fill() {
    const mine = ++latest;
    stations ??= (await get('/api/stations', signal)).items;
    const fetchPage = (after) =>
      get(address('/api/puzzles', { ...chosen(form), limit: PAGE_SIZE, after }), signal);
    const page = await fetchPage(null);
    if (mine === latest) {
      show(page, fetchPage);
    }
  }

  function show(page, fetchPage) {
    const list = byStation(stations);
    const add = (items) => {
      list.add(items);
      found.textContent = summary(list.length(), page.next);
    };
    const more = moreButton(page.next, fetchPage, add);
    add(page.items);
    results.replaceChildren(list.node, more);
  }

  await fill();
  const tag = query.get('tag');
  return element(
    'div',
    {},
    element('h1', { tabindex: '-1' }, tag ? t('puzzles.about', { tag }) : t('puzzles.title')),
    tag ? element('p', {}, link('#/puzzles', t('puzzles.showAll'))) : null,
    form,
    found,
    results,
  );
}

/** The puzzles under the headings of their stations. Puzzles without a station come last. */
function byStation(stations) {
  const sections = new Map();
  const node = element('div');
  const rest = { title: stations.length > 0 ? t('puzzles.more') : t('puzzles.all') };
  for (const station of [...stations, rest]) {
    const list = element('ul', { class: 'puzzles' });
    const heading = element(
      'h2',
      {},
      station.title,
      ' ',
      station === rest ? null : progress(station),
    );
    const section = element('section', { class: 'station', hidden: true }, heading, list);
    sections.set(station.name, { section, list });
    node.append(section);
  }
  return {
    node,
    length: () => node.querySelectorAll('.puzzles > li').length,
    add(puzzles) {
      for (const puzzle of puzzles) {
        const { section, list } = sections.get(puzzle.station) ?? sections.get(undefined);
        list.append(row(puzzle));
        section.hidden = false;
      }
    },
  };
}

function progress({ open, solved, puzzles }) {
  const text = open
    ? t('puzzles.progress', { solved, total: puzzles.length })
    : t('puzzles.locked');
  return element('span', { class: 'quiet' }, text);
}

function summary(shown, next) {
  if (shown === 0) {
    return t('puzzles.none');
  }
  return next ? t('puzzles.first', { n: shown }) : t('amounts.puzzles', { n: shown });
}

function filters(query, refresh) {
  const text = element('input', {
    type: 'search',
    name: 'q',
    value: query.get('q') ?? '',
    input: refresh,
  });
  const difficulty = select('difficulty', query, refresh, [
    ['', t('puzzles.any')],
    ...DIFFICULTIES.map((d) => [d, t(`difficulty.${d}`)]),
  ]);
  const solved = select('solved', query, refresh, [
    ['', t('puzzles.shown.all')],
    ['false', t('puzzles.shown.toDo')],
    ['true', t('puzzles.shown.solved')],
  ]);
  return element(
    'form',
    { class: 'filters', role: 'search', submit: (event) => event.preventDefault() },
    element('label', { class: 'wide' }, t('puzzles.search'), ' ', text),
    element('label', {}, t('puzzles.difficulty'), ' ', difficulty),
    current() ? element('label', {}, t('puzzles.show'), ' ', solved) : null,
    element('input', { type: 'hidden', name: 'tag', value: query.get('tag') ?? '' }),
  );
}

function select(name, query, change, choices) {
  const options = choices.map(([value, text]) =>
    element('option', { value, selected: query.get(name) === value }, text)
  );
  return element('select', { name, change }, options);
}

function chosen(form) {
  return Object.fromEntries(new FormData(form));
}

function row(puzzle) {
  return element(
    'li',
    { class: puzzle.solved ? 'solved' : puzzle.open ? '' : 'locked' },
    element(
      'div',
      { class: 'what' },
      element('h3', {}, puzzleLink(puzzle)),
      puzzle.solved ? element('span', { class: 'mark' }, t('puzzles.solved')) : null,
      puzzle.open ? null : element('span', { class: 'quiet' }, t('puzzles.locked')),
    ),
    element('div', { class: 'facts' }, facts(puzzle)),
    element('div', { class: 'quiet' }, solvedBy(puzzle)),
  );
}

/** Difficulty, points and tags. */
export function facts({ difficulty, points, tags }) {
  return [
    element('span', { class: `difficulty ${difficulty}` }, t(`difficulty.${difficulty}`)),
    element('span', {}, t('amounts.points', { n: points })),
    ...tags.map((tag) =>
      element('a', { class: 'tag', href: `#${address('/puzzles', { tag })}` }, tag)
    ),
  ];
}

function solvedBy({ solvedBy, attempts }) {
  if (attempts === 0) {
    return t('puzzles.untried');
  }
  return solvedBy === 0 ? t('puzzles.unsolved') : t('puzzles.solvedBy', { n: solvedBy });
}
