import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, table } from '../base/page.js';
import { deskAddress, IMPORT, PUZZLES_API, TASKS } from './addresses.js';
import { creating } from './creating.js';
import { keptSlugs } from './bundle/kept.js';
import { stateBadge } from './states.js';

/** The author's puzzles, and the ways to a new one. */
export async function listPage({ signal }) {
  const fetchPage = (after) => get(address(PUZZLES_API, { limit: 100, after }), signal);
  const page = await fetchPage(null);
  const kept = new Set(keptSlugs());
  const shown = (items) => items.map((puzzle) => row(puzzle, kept));
  const list = table(t('desk.yours'), columns(), shown(page.items));
  const known = new Set(page.items.map(({ slug }) => slug));
  const fresh = [...kept].filter((slug) => !known.has(slug));
  return element(
    'div',
    { class: 'desk' },
    element('h1', { tabindex: '-1' }, t('desk.title')),
    element(
      'p',
      { class: 'links' },
      link(TASKS, t('desk.tasks.title')),
      link(IMPORT, t('desk.import.title')),
    ),
    fresh.length > 0 && !page.next ? unsaved(fresh) : null,
    element('h2', {}, t('desk.yours')),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(shown(items)))]
      : element('p', {}, t('desk.none')),
    creating(known, signal),
  );
}

function columns() {
  return [
    { title: t('desk.puzzle') },
    { title: t('desk.stateTitle') },
    { title: t('desk.newestVersion'), class: 'number' },
    { title: t('desk.published'), class: 'number wide-only' },
  ];
}

function row({ slug, title, state, latest, published }, kept) {
  return [
    element(
      'span',
      {},
      link(deskAddress(slug), title),
      ' ',
      element('span', { class: 'quiet small' }, slug),
      kept.has(slug) ? [' ', element('span', { class: 'mark small' }, t('desk.unsaved'))] : null,
    ),
    stateBadge(state),
    String(latest),
    published ? String(published) : '–',
  ];
}

/** New puzzles that are only in this browser. */
function unsaved(slugs) {
  return element(
    'section',
    { class: 'notice hint' },
    element('p', {}, t('desk.onlyHere')),
    element('ul', {}, slugs.map((slug) => element('li', {}, link(deskAddress(slug), slug)))),
  );
}
