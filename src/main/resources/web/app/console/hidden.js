import { address, get, send } from '../base/api.js';
import { form } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, paged, table, time } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { publicationsAddress } from '../puzzle/addresses.js';

const LONGEST_TEXT = 300;

/** Publications and comments that admins have hidden; each can be shown again. */
export async function hiddenTab({ signal, update }) {
  const visit = { signal, update };
  const [publications, comments] = await Promise.all([
    hiddenList('publications', t('console.hiddenPublications'), publicationRow, visit),
    hiddenList('comments', t('console.hiddenComments'), commentRow, visit),
  ]);
  return () => h`${publications()} ${comments()}`;
}

async function hiddenList(kind, title, row, { signal, update }) {
  const fetchPage = (after) => get(address(`/api/admin/${kind}`, { after }), signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  const columns = [
    { title: t('console.when'), class: 'wide-only' },
    { title: t('console.what') },
    { title: t('console.reason') },
    { title: t('console.showAgain') },
  ];
  const rows = () => list.items.map((item) => [...row(item), item.reason, again(kind, item)]);
  const all = () => h`${table(title, columns, rows())} ${list.more()}`;
  return () =>
    h`<section>
      <h2>${title}</h2>
      ${list.items.length > 0 ? all() : h`<p class="quiet">${t('console.nothingHidden')}</p>`}
    </section>`;
}

function again(kind, { id }) {
  async function show() {
    await send('DELETE', `/api/${kind}/${id}/hiding`);
    return t('console.shown');
  }
  return form({ action: t('console.showAgain'), button: 'small', once: true, send: show });
}

function publicationRow({ submission, puzzle, player, publishedAt }) {
  const solution = link(`#/submissions/${submission}`, t('console.solution'));
  return [time(publishedAt), h`${solution} ${origin(puzzle, player)}`];
}

function commentRow({ puzzle, player, text, writtenAt }) {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return [time(writtenAt), h`<q>${shown}</q> ${origin(puzzle, player)}`];
}

function origin(puzzle, player) {
  return h`${link(publicationsAddress(puzzle), puzzle)} ${playerLink(player)}`;
}
