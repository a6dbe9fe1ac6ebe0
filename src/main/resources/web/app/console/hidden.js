import { address, get, send } from '../base/api.js';
import { once } from '../base/form.js';
import { t } from '../base/language.js';
import { h, link, listing, time, wideOnly } from '../base/view.js';
import { playerLink } from '../people/players.js';
import { publicationsAddress } from '../puzzle/addresses.js';

const LONGEST_TEXT = 300;

/** Publications and comments that admins have hidden; each can be shown again. */
export async function hiddenTab({ signal, update }) {
  const visit = { signal, update };
  const [publications, comments] = await Promise.all([
    hiddenList('publications', t('console.hiddenPublications'), publication, visit),
    hiddenList('comments', t('console.hiddenComments'), comment, visit),
  ]);
  return () => h`${publications()} ${comments()}`;
}

async function hiddenList(kind, title, what, { signal, update }) {
  const fetchPage = (after) => get(address(`/api/admin/${kind}`, { after }), signal);
  const columns = [
    wideOnly(t('console.when'), ({ publishedAt, writtenAt }) => time(publishedAt ?? writtenAt)),
    { title: t('console.what'), cell: what },
    { title: t('console.reason'), cell: ({ reason }) => reason },
    { title: t('console.showAgain'), cell: (item) => again(kind, item) },
  ];
  const table = { caption: title, columns, none: t('console.nothingHidden') };
  const list = await listing(table, fetchPage, update);
  return () => h`<section><h2>${title}</h2>${list()}</section>`;
}

function again(kind, { id }) {
  return once(t('console.showAgain'), async () => {
    await send('DELETE', `/api/${kind}/${id}/hiding`);
    return t('console.shown');
  });
}

function publication({ submission, puzzle, player }) {
  const solution = link(`#/submissions/${submission}`, t('console.solution'));
  return h`${solution} ${origin(puzzle, player)}`;
}

function comment({ puzzle, player, text }) {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return h`<q>${shown}</q> ${origin(puzzle, player)}`;
}

function origin(puzzle, player) {
  return h`${link(publicationsAddress(puzzle), puzzle)} ${playerLink(player)}`;
}
