import { get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice } from '../base/page.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { draftOf } from '../puzzle/drafts.js';
import { statement } from '../puzzle/puzzle.js';
import { workbench } from '../puzzle/workbench.js';
import { catalogue, places } from './catalogue.js';
import { stationMap } from './map.js';

/** The first page for a visitor: what this is, and a puzzle to solve right here. */
export async function visitorHome({ signal }) {
  const catalogued = await catalogue(signal);
  const { stations, others } = places(catalogued);
  const first = [...stations.flatMap((station) => station.puzzles), ...others]
    .find((puzzle) => puzzle.open);
  return element(
    'div',
    { class: 'home' },
    element(
      'div',
      { class: 'welcome' },
      about(catalogued.puzzles.length),
      first ? tryOut(await get(puzzlePath(first), signal), signal) : null,
    ),
    element(
      'div',
      { class: 'map-head' },
      element('h2', {}, t('map.title')),
      link('#/puzzles', t('map.asList')),
    ),
    stationMap(catalogued, first, 'h3', signal),
  );
}

function puzzlePath({ slug }) {
  return `/api/puzzles/${encodeURIComponent(slug)}`;
}

function about(number) {
  const points = ['judged', 'ranked', 'read'].map((point) =>
    element('li', {}, t(`home.about.${point}`))
  );
  return element(
    'div',
    { class: 'about' },
    element('h1', { tabindex: '-1' }, t('home.title')),
    element('p', { class: 'lead' }, t('home.lead', { n: number })),
    element('ul', {}, points),
    element(
      'p',
      { class: 'actions' },
      element('a', { class: 'action', href: '#/register' }, t('frame.register')),
      link('#/puzzles', t('home.allPuzzles')),
    ),
  );
}

/** The beginning of a statement, and the editor. */
function tryOut(puzzle, signal) {
  const bench = editorOnDemand(puzzle, signal);
  return element(
    'section',
    { class: 'try-out', 'aria-labelledby': 'try-out-title', pointerenter: bench.load },
    element('h2', { id: 'try-out-title' }, t('home.tryOut', { title: puzzle.title })),
    beginning(statement(puzzle)),
    element('p', { class: 'small' }, link(puzzleAddress(puzzle.slug), t('home.whole'))),
    bench.node,
  );
}

/**
 * The starter, until the visitor comes near it. The editor weighs more than the whole page, and most
 * visitors of a page only read it.
 */
function editorOnDemand(puzzle, signal) {
  const begin = element('button', { type: 'button', class: 'main', click }, t('home.write'));
  const node = element(
    'div',
    { class: 'bench-place' },
    element('pre', { class: 'code', click }, draftOf(puzzle.slug) ?? puzzle.starter),
    begin,
  );
  let loading;

  function load() {
    loading ??= workbench(puzzlePath(puzzle), puzzle, signal, () => {}).then((bench) => {
      const hadFocus = node.contains(document.activeElement);
      node.replaceChildren(bench.node);
      if (hadFocus) {
        bench.focus();
      }
      return bench;
    }).catch((error) => {
      loading = undefined;
      node.append(notice(error.message));
    });
    return loading;
  }

  async function click() {
    begin.disabled = true;
    const bench = await load();
    begin.disabled = false;
    bench?.focus();
  }
  return { node, load };
}

/** A statement up to its first heading. */
function beginning(node) {
  const heading = node.querySelector('h2');
  while (heading?.nextSibling) {
    heading.nextSibling.remove();
  }
  heading?.remove();
  return node;
}
