import { t } from '../../base/language.js';
import { count, element, link } from '../../base/page.js';
import { current } from '../../base/session.js';
import { playerAddress } from '../../people/players.js';
import { fillCell } from './cells.js';
import { glide } from './motion.js';
import { keyed, movedKeys, rowChanges, totals, untriedCell } from './rows.js';

/**
 * The table of standings: `{node, show(rows), rows(), rowOf(player), cellOf(player, slug)}`. `show`
 * changes only what differs. The rows are laid out as grids, so that the browser leaves out those that
 * nobody sees; the roles say that they are a table nevertheless.
 *
 * @param puzzles of the contest, with slug, label and title
 * @param addressOf the address of a puzzle's page, or null
 */
export function standingsTable({ scoring, puzzles }, addressOf = () => null) {
  const labels = new Map(puzzles.map(({ slug, label }) => [slug, label]));
  const heads = new Map();
  const body = element('tbody', { role: 'rowgroup' });
  /** What is shown of each row: `{node, row, figures, cells}` by its key. */
  let shown = new Map();
  let now = [];

  const node = element(
    'table',
    { class: `standings ${scoring}`, role: 'table' },
    element('caption', { class: 'unseen' }, t('contests.standings')),
    element('thead', { role: 'rowgroup' }, head()),
    body,
  );
  node.style.setProperty('--puzzles', String(puzzles.length));

  function head() {
    const column = (title, kind) =>
      element('th', { role: 'columnheader', scope: 'col', class: kind }, title);
    return element(
      'tr',
      { role: 'row' },
      column(element('abbr', { title: t('players.rank') }, '#'), 'rank'),
      column(t('players.player'), 'player'),
      figureNames().map((name) => column(name, 'figure')),
      puzzles.map(({ slug, label, title }) => {
        const address = addressOf(slug);
        const sums = element('span', { class: 'sums' });
        heads.set(slug, sums);
        const name = address
          ? element('a', { href: address, title, 'aria-label': `${label}: ${title}` }, label)
          : element('span', { title }, label);
        return column([name, sums], 'cell');
      }),
    );
  }

  function figureNames() {
    return scoring === 'icpc'
      ? [t('contests.solved'), t('contests.penalty')]
      : [t('players.points'), t('contests.solved')];
  }

  function figuresOf({ solved, points, penaltyMinutes }) {
    return scoring === 'icpc' ? [solved, penaltyMinutes] : [points, solved];
  }

  function create(row) {
    const name = row.player;
    const figures = figuresOf(row).map(() => element('td', { role: 'cell', class: 'figure' }));
    const cells = new Map(puzzles.map(({ slug }) => [slug, element('td', { role: 'cell' })]));
    const rank = element('td', { role: 'cell', class: 'rank' });
    const entry = {
      row: null,
      rank,
      figures,
      cells,
      node: element(
        'tr',
        { role: 'row', class: isOwn(name) && 'own' },
        rank,
        element(
          'th',
          { role: 'rowheader', scope: 'row', class: 'player' },
          name ? link(playerAddress(name), name) : t('contests.gone'),
          isOwn(name) ? element('span', { class: 'unseen' }, ' ', t('players.you')) : null,
        ),
        figures,
        cells.values().toArray(),
      ),
    };
    fill(entry, row, { figures: true, cells: [...cells.keys()] });
    return entry;
  }

  function fill(entry, row, changes) {
    if (changes.figures) {
      entry.rank.textContent = count(row.rank);
      figuresOf(row).forEach((figure, i) => (entry.figures[i].textContent = count(figure)));
    }
    for (const slug of changes.cells.filter((one) => entry.cells.has(one))) {
      const cell = row.cells.find((one) => one.slug === slug) ?? untriedCell(slug);
      fillCell(entry.cells.get(slug), cell, labels.get(slug), scoring);
    }
    entry.row = row;
  }

  /** Shows these rows; the promise ends with the movement. */
  function show(rows, millis) {
    const before = [...shown.keys()];
    const after = keyed(rows);
    const moved = movedKeys(before, [...after.keys()]);
    const place = () => {
      for (const key of before.filter((one) => !after.has(one))) {
        shown.get(key).node.remove();
      }
      const next = new Map();
      for (const [key, row] of after) {
        const entry = shown.get(key) ?? create(row);
        if (entry.row !== row) {
          fill(entry, row, rowChanges(entry.row, row));
        }
        next.set(key, entry);
      }
      let successor = null;
      for (const [key, entry] of [...next].toReversed()) {
        if (moved.has(key)) {
          moveBefore(body, entry.node, successor);
        }
        successor = entry.node;
      }
      shown = next;
      now = rows;
      showSums(rows);
    };
    if (before.length === 0 || moved.size === 0) {
      place();
      return Promise.resolve();
    }
    return glide([...shown.values()].map((entry) => entry.node), place, millis);
  }

  function showSums(rows) {
    const sums = totals(rows);
    for (const [slug, place] of heads) {
      const { solved, tries } = sums.get(slug) ?? { solved: 0, tries: 0 };
      place.textContent = `${count(solved)}/${count(tries)}`;
      place.title = t('contests.sums', { solved, n: tries });
    }
  }

  return {
    node,
    show,
    rows: () => now,
    rowOf: (player) => shown.get(player)?.node,
    cellOf: (player, slug) => shown.get(player)?.cells.get(slug),
  };
}

/** Moves a row. The link in it keeps the focus. */
function moveBefore(body, node, successor) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  body.insertBefore(node, successor);
  focused?.focus({ preventScroll: true });
}

function isOwn(name) {
  return name !== null && name.toLowerCase() === current()?.name.toLowerCase();
}
