import { address, get } from '../base/api.js';
import { confirmed } from '../base/dialog.js';
import { choice, form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, numeric, paged, table } from '../base/view.js';
import { deskAddress, IMPORT, puzzleApi, PUZZLES_API, TASKS } from './addresses.js';
import { slugOf } from './bundle/paths.js';
import { keep, keptEdits, keptSlugs } from './bundle/workspace.js';
import { bundleZone } from './dropping.js';
import { slugField, stateBadge } from './parts.js';
import { work } from './tasks/tasks.js';
import { toReview } from './versions/review.js';

/** The author's puzzles, and the ways to a new one. */
export async function listPage({ signal, update }) {
  const fetchPage = (after) => get(address(PUZZLES_API, { limit: 100, after }), signal);
  const [page, reviews, templates] = await Promise.all([
    fetchPage(null),
    toReview(signal),
    get('/api/author/templates', signal),
  ]);
  const list = paged(page, fetchPage, update);
  const kept = keptSlugs();
  const known = page.items.map(({ slug }) => slug);
  /** New puzzles that are only in this browser. */
  const fresh = page.next ? [] : kept.filter((slug) => !known.includes(slug));
  const rows = () => [...fresh.map((slug) => ({ slug, title: slug })), ...list.items];
  const create = creating(templates, { signal, update });
  const name = ({ slug, title }) =>
    h`${link(deskAddress(slug), title)} <span class="quiet small">${slug}</span>
      ${kept.includes(slug) && h`<span class="mark small">${t('desk.unsaved')}</span>`}`;
  const columns = [
    { title: t('desk.puzzle'), cell: name },
    { title: t('desk.stateTitle'), cell: ({ state }) => state && stateBadge(state) },
    numeric(t('desk.newestVersion'), ({ latest }) => latest),
    {
      title: t('desk.published'),
      class: 'number wide-only',
      cell: ({ published }) => published ?? '–',
    },
  ];
  const puzzles = () => h`${table(t('desk.yours'), columns, rows())} ${list.more()}`;
  return () =>
    h`<div class="desk">
      <h1 tabindex="-1">${t('desk.title')}</h1>
      <p class="links">
        ${link(TASKS, t('desk.tasks.title'))} ${link(IMPORT, t('desk.import.title'))}
      </p>
      ${reviews}
      <h2>${t('desk.yours')}</h2>
      ${rows().length > 0 ? puzzles() : h`<p>${t('desk.none')}</p>`}
      ${create()}
    </div>`;
}

/** The ways to a new puzzle: a template, a folder or a zip. */
function creating(templates, { signal, update }) {
  let slug = null;
  const names = Object.fromEntries(templates.map(({ name, title }) => [name, title]));
  const zone = bundleZone(t('desk.new.drop'), take, update);

  async function create({ slug, template }) {
    await begin(slug, templates.find(({ name }) => name === template).files);
  }

  /** Opens new files. Edits that are only in this browser are replaced only if the author agrees. */
  async function begin(slug, files) {
    const isFree = !keptEdits(slug) || await confirmed({
      title: t('desk.new.replaceTitle', { slug }),
      texts: [t('desk.new.replaceText')],
      action: t('desk.new.replace'),
    });
    if (isFree) {
      keep(slug, { base: 0, files });
      location.hash = deskAddress(slug);
    }
  }

  /** A zip goes to the server as it is; a folder is opened in the page. */
  async function take({ name, zip, files }) {
    // A name that the author has written stays.
    slug.defaultValue = slugOf(name);
    if (!slug.reportValidity()) {
      return;
    }
    if (files) {
      await begin(slug.value, files);
      return;
    }
    const headers = { 'Content-Type': 'application/zip' };
    await work('PUT', puzzleApi(slug.value), { body: zip, headers, signal });
    location.hash = deskAddress(slug.value);
  }

  const keepSlug = (node) => (slug = node);
  return () =>
    h`<section>
      <h2>${t('desk.new.title')}</h2>
      ${
      form({
        fields: [slugField(keepSlug), choice('template', t('desk.new.template'), names)],
        action: t('desk.new.create'),
        send: create,
      })
    }
      ${zone()}
    </section>`;
}
