import { number, t } from '../../base/language.js';
import { h, link, table } from '../../base/view.js';
import { playerAddress } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';

/** What a rejudging changes: verdicts, players' points and ranks. */
export function rejudgingReport(report) {
  const { changed, changes, playersChanged, players, othersMoved, compared, skipped } = report;
  if (!compared) {
    return h`<p>${t('desk.rejudging.noReport')}</p>`;
  }
  const judged = compared.reduce((sum, { count }) => sum + count, 0);
  const item = ([name, n]) => h`<li>${t(`desk.rejudging.${name}`, { n })}</li>`;
  const figures = [
    ['judged', judged],
    ['verdicts', changed],
    ['players', playersChanged],
    ['others', othersMoved],
    ...(skipped > 0 ? [['skipped', skipped]] : []),
  ];
  return h`<section>
    <ul>${figures.map(item)}</ul>
    ${players.length > 0 && playersTable(players)}
    ${compared.length > 0 && verdictsTable(compared)}
    ${changes.length > 0 && changesTable(changes)}
  </section>`;
}

/** Columns with the titles of these names. */
function columnsOf(...names) {
  return names.map((name) => ({ title: t(`desk.rejudging.${name}`) }));
}

function playersTable(players) {
  const row = (one) => [
    playerName(one.player),
    moved(one.pointsBefore, one.pointsAfter, one.pointsAfter - one.pointsBefore),
    moved(one.rankBefore, one.rankAfter, placeOf(one.rankBefore) - placeOf(one.rankAfter)),
  ];
  const columns = columnsOf('player', 'points', 'rank');
  return titled(t('desk.rejudging.playersTitle'), columns, players.map(row));
}

/** Whoever has no rank comes last. */
function placeOf(rank) {
  return rank ?? Number.MAX_SAFE_INTEGER;
}

/** @param gain positive if the player is better off */
function moved(before, after, gain) {
  const text = (value) => value === null || value === undefined ? '–' : number(value);
  if (before === after) {
    return h`<span class="quiet">${text(after)}</span>`;
  }
  const said = t('desk.rejudging.moved', { before: text(before), after: text(after) });
  return h`<span class=${gain > 0 ? 'right' : 'field-problem'}>${said}</span>`;
}

function verdictsTable(compared) {
  const row = (one) => [badge(one.before), badge(one.after), number(one.count)];
  const columns = columnsOf('before', 'after', 'submissions');
  columns[2].class = 'number';
  return titled(t('desk.rejudging.verdictsTitle'), columns, compared.map(row));
}

function changesTable(changes) {
  const row = (one) => [
    link(`#/submissions/${one.submission}`, one.submission.slice(0, 8)),
    playerName(one.player),
    badge(one.before),
    badge(one.after),
  ];
  const columns = columnsOf('submission', 'player', 'before', 'after');
  return h`<details>
    <summary>${t('desk.rejudging.changesTitle', { n: changes.length })}</summary>
    ${table(t('desk.rejudging.submissions'), columns, changes.map(row))}
  </details>`;
}

function titled(title, columns, rows) {
  return h`<section><h3>${title}</h3>${table(title, columns, rows)}</section>`;
}

function playerName(player) {
  return player ? link(playerAddress(player), player) : t('submission.gone');
}
