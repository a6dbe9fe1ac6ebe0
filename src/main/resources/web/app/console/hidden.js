import { address, get, send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, table, time } from '../base/page.js';
import { playerLink } from '../people/players.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { actionButton } from './action.js';

/** Publications and comments that admins have hidden; each can be shown again. */
export async function hiddenTab({ signal }) {
  return element(
    'div',
    {},
    await hiddenList('publications', t('console.hiddenPublications'), publicationRow, signal),
    await hiddenList('comments', t('console.hiddenComments'), commentRow, signal),
  );
}

async function hiddenList(kind, title, row, signal) {
  const fetchPage = (after) => get(address(`/api/admin/${kind}`, { after }), signal);
  const page = await fetchPage(null);
  const columns = [
    { title: t('console.when'), class: 'wide-only' },
    { title: t('console.what') },
    { title: t('console.reason') },
    { title: t('console.showAgain') },
  ];
  const show = (items) => items.map((item) => [...row(item), again(kind, item)]);
  const list = table(title, columns, show(page.items));
  return element(
    'section',
    {},
    element('h2', {}, title),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(show(items)))]
      : element('p', { class: 'quiet' }, t('console.nothingHidden')),
  );
}

function again(kind, { id }) {
  return actionButton(t('console.showAgain'), async () => {
    await send('DELETE', `/api/${kind}/${id}/hiding`);
    return t('console.shown');
  });
}

function publicationRow({ submission, puzzle, player, reason, publishedAt }) {
  return [
    time(publishedAt),
    [
      link(`#/submissions/${submission}`, t('console.solution')),
      ' ',
      link(publicationsAddress(puzzle), puzzle),
      ' ',
      playerLink(player),
    ],
    reason,
  ];
}

function commentRow({ puzzle, player, text, reason, writtenAt }) {
  return [
    time(writtenAt),
    [
      element('q', {}, text.length > 300 ? `${text.slice(0, 300)}…` : text),
      ' ',
      link(publicationsAddress(puzzle), puzzle),
      ' ',
      playerLink(player),
    ],
    reason,
  ];
}
