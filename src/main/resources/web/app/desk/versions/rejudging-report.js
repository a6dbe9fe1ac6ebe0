import { t } from '../../base/language.js';
import { count, element, link, table } from '../../base/page.js';
import { playerAddress } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';

/** What a rejudging changes: verdicts, players' points and ranks. */
export function rejudgingReport(
  { changed, changes, playersChanged, players, othersMoved, compared, skipped },
) {
  if (!compared) {
    return element('p', {}, t('desk.rejudging.noReport'));
  }
  const total = compared.reduce((sum, { count }) => sum + count, 0);
  return element(
    'section',
    {},
    element(
      'ul',
      {},
      element('li', {}, t('desk.rejudging.judged', { n: total })),
      element('li', {}, t('desk.rejudging.verdicts', { n: changed })),
      element('li', {}, t('desk.rejudging.players', { n: playersChanged })),
      element('li', {}, t('desk.rejudging.others', { n: othersMoved })),
      skipped > 0 ? element('li', {}, t('desk.rejudging.skipped', { n: skipped })) : null,
    ),
    players.length > 0 ? playersTable(players) : null,
    compared.length > 0 ? verdictsTable(compared) : null,
    changes.length > 0 ? changesTable(changes) : null,
  );
}

function playersTable(players) {
  const columns = [
    { title: t('desk.rejudging.player') },
    { title: t('desk.rejudging.points') },
    { title: t('desk.rejudging.rank') },
  ];
  const rows = players.map((one) => [
    name(one.player),
    moved(one.pointsBefore, one.pointsAfter, one.pointsAfter - one.pointsBefore),
    moved(one.rankBefore, one.rankAfter, placeOf(one.rankBefore) - placeOf(one.rankAfter)),
  ]);
  return titled(
    t('desk.rejudging.playersTitle'),
    table(t('desk.rejudging.playersTitle'), columns, rows).node,
  );
}

/** Whoever has no rank comes last. */
function placeOf(rank) {
  return rank ?? Number.MAX_SAFE_INTEGER;
}

/** @param gain positive if the player is better off */
function moved(before, after, gain) {
  const text = (value) => value === null || value === undefined ? '–' : count(value);
  const kind = before === after ? 'quiet' : gain > 0 ? 'right' : 'field-problem';
  return element(
    'span',
    { class: kind },
    before === after
      ? text(after)
      : t('desk.rejudging.moved', { before: text(before), after: text(after) }),
  );
}

function verdictsTable(compared) {
  const columns = [
    { title: t('desk.rejudging.before') },
    { title: t('desk.rejudging.after') },
    { title: t('desk.rejudging.submissions'), class: 'number' },
  ];
  const rows = compared.map((one) => [badge(one.before), badge(one.after), count(one.count)]);
  return titled(
    t('desk.rejudging.verdictsTitle'),
    table(t('desk.rejudging.verdictsTitle'), columns, rows).node,
  );
}

function changesTable(changes) {
  const columns = [
    { title: t('desk.rejudging.submission') },
    { title: t('desk.rejudging.player') },
    { title: t('desk.rejudging.before') },
    { title: t('desk.rejudging.after') },
  ];
  const rows = changes.map((one) => [
    link(`#/submissions/${one.submission}`, one.submission.slice(0, 8)),
    name(one.player),
    badge(one.before),
    badge(one.after),
  ]);
  return element(
    'details',
    {},
    element('summary', {}, t('desk.rejudging.changesTitle', { n: changes.length })),
    table(t('desk.rejudging.submissions'), columns, rows).node,
  );
}

function titled(title, node) {
  return element('section', {}, element('h3', {}, title), node);
}

function name(player) {
  return player ? link(playerAddress(player), player) : t('submission.gone');
}
