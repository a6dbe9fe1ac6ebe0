import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { h, link, paged, table } from '../base/view.js';
import { deskAddress, IMPORT, PUZZLES_API, TASKS } from './addresses.js';
import { keptSlugs } from './bundle/kept.js';
import { creating } from './creating.js';
import { stateBadge } from './parts.js';

/** The author's puzzles, and the ways to a new one. */
export async function listPage({ signal, update }) {
  const fetchPage = (after) => get(address(PUZZLES_API, { limit: 100, after }), signal);
  const page = await fetchPage(null);
  const list = paged(page, fetchPage, update);
  const kept = keptSlugs();
  const known = page.items.map(({ slug }) => slug);
  const fresh = page.next ? [] : kept.filter((slug) => !known.includes(slug));
  const create = creating(known, { signal, update });
  const columns = [
    { title: t('desk.puzzle') },
    { title: t('desk.stateTitle') },
    { title: t('desk.newestVersion'), class: 'number' },
    { title: t('desk.published'), class: 'number wide-only' },
  ];
  const row = ({ slug, title, state, latest, published }) => [
    h`${link(deskAddress(slug), title)} <span class="quiet small">${slug}</span>
      ${kept.includes(slug) && h`<span class="mark small">${t('desk.unsaved')}</span>`}`,
    stateBadge(state),
    latest,
    published ?? '–',
  ];
  const puzzles = () => h`${table(t('desk.yours'), columns, list.items.map(row))} ${list.more()}`;
  return () =>
    h`<div class="desk">
      <h1 tabindex="-1">${t('desk.title')}</h1>
      <p class="links">
        ${link(TASKS, t('desk.tasks.title'))} ${link(IMPORT, t('desk.import.title'))}
      </p>
      ${fresh.length > 0 && unsaved(fresh)}
      <h2>${t('desk.yours')}</h2>
      ${known.length > 0 ? puzzles() : h`<p>${t('desk.none')}</p>`}
      ${create()}
    </div>`;
}

/** New puzzles that are only in this browser. */
function unsaved(slugs) {
  const item = (slug) => h`<li>${link(deskAddress(slug), slug)}</li>`;
  return h`<section class="notice hint">
    <p>${t('desk.onlyHere')}</p>
    <ul>${slugs.map(item)}</ul>
  </section>`;
}
