import { address, get } from '../base/api.js';
import { confirmed } from '../base/dialog.js';
import { t } from '../base/language.js';
import { doing, h, link, paged, table } from '../base/view.js';
import { deskAddress, IMPORT, puzzleApi, PUZZLES_API, TASKS } from './addresses.js';
import { keepNew, keptEdits, keptSlugs } from './bundle/kept.js';
import { slugOf } from './bundle/paths.js';
import { dropZone } from './dropping.js';
import { problemNotice, slugField, slugRule, stateBadge } from './parts.js';
import { work } from './tasks/tasks.js';
import { toReview } from './versions/review.js';

/** The author's puzzles, and the ways to a new one. */
export async function listPage({ signal, update }) {
  const fetchPage = (after) => get(address(PUZZLES_API, { limit: 100, after }), signal);
  const [page, reviews] = await Promise.all([fetchPage(null), toReview(signal)]);
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
      ${reviews}
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

/** The ways to a new puzzle: a template, a folder or a zip. */
function creating(known, { signal, update }) {
  const creation = doing(update);
  let templates = [];
  let slug = null;
  let isWritten = false;
  creation.run(async () => {
    const found = await get('/api/author/templates', signal);
    templates = found.items ?? found;
  });
  const place = { text: t('desk.new.drop'), zips: true, folders: true, take };
  const zone = dropZone(place, { signal, update });

  function create(event) {
    event.preventDefault();
    const template = new FormData(event.target).get('template');
    creation.run(async () => {
      if (known.includes(slug.value)) {
        throw new Error(t('desk.new.known', { slug: slug.value }));
      }
      const { files } = templates.find(({ name }) => name === template);
      await begin(slug.value, { files, binary: {} });
    });
  }

  /** Opens new files. Edits that are only in this browser are replaced only if the author agrees. */
  async function begin(name, content) {
    const isFree = !keptEdits(name) || await confirmed({
      title: t('desk.new.replaceTitle', { slug: name }),
      texts: [t('desk.new.replaceText')],
      action: t('desk.new.replace'),
    });
    if (isFree) {
      keepNew(name, content);
      location.hash = deskAddress(name);
    }
  }

  /** A zip goes to the server as it is; a folder is opened in the page. */
  async function take({ name, zip, content }) {
    if (!isWritten) {
      slug.value = slugOf(name);
    }
    if (!slug.reportValidity()) {
      return;
    }
    if (content) {
      await begin(slug.value, content);
      return;
    }
    const headers = { 'Content-Type': 'application/zip' };
    await work('PUT', puzzleApi(slug.value), { body: zip, headers, signal });
    location.hash = deskAddress(slug.value);
  }

  const option = ({ name, title }) => h`<option value=${name}>${title}</option>`;
  const keepSlug = (node) => (slug = node);
  const written = () => (isWritten = true);
  return () =>
    h`<section>
      <h2>${t('desk.new.title')}</h2>
      <form class="desk-new" @submit=${create}>
        ${slugField(keepSlug, written)}
        <label>
          ${t('desk.new.template')}
          <select name="template" required>${templates.map(option)}</select>
        </label>
        <button class="main">${t('desk.new.create')}</button>
      </form>
      ${slugRule()}
      <div aria-live="polite">${problemNotice(creation.problem)}</div>
      ${zone()}
    </section>`;
}
