import { address, get, post } from '../../base/api.js';
import { confirmed } from '../../base/dialog.js';
import { inLine } from '../../base/form.js';
import { number, t } from '../../base/language.js';
import { h, link, numeric, shortTime, table, workingButton } from '../../base/view.js';
import { playerAddress } from '../../people/players.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { getOr, versionOption } from '../parts.js';
import { taskPart } from '../tasks/tasks.js';

const JUDGED_STATES = ['VALIDATED', 'PUBLISHED', 'RETIRED'];
const RUNNING_STATES = ['JUDGING', 'APPLYING'];

/** Judging the stored submissions again: first as a dry run, then for good. */
export async function rejudgingPage({ puzzle: { slug, versions }, query, ...visit }) {
  const path = puzzleApi(slug, '/rejudging');
  const { items } = await getOr({ items: [] }, address(path, { limit: 20 }), visit.signal);
  const id = query.get('id') ?? items.find(({ submission }) => !submission)?.id;
  const part = id && await rejudging(`${path}/${encodeURIComponent(id)}`, visit);
  const usable = versions.filter(({ state }) => JUDGED_STATES.includes(state));
  const option = (one) => versionOption(one, one.state === 'PUBLISHED');
  const against = h`<label>
    ${t('desk.rejudging.against')} <select name="version">${usable.map(option)}</select>
  </label>`;
  async function dryRun({ version }) {
    const { id } = await post(path, { version: Number(version), apply: false });
    location.hash = deskAddress(slug, 'rejudging', { id });
  }
  const start = usable.length > 0
    ? inLine(t('desk.rejudging.dryRun'), [against], dryRun, { kind: 'desk-new', button: 'main' })
    : h`<p>${t('desk.rejudging.noVersion')}</p>`;
  return () =>
    h`<p>${t('desk.rejudging.lead')}</p>
      ${start}
      <div class="rejudging">${part?.()}</div>
      ${items.length > 0 && earlier(slug, items)}`;
}

function earlier(slug, items) {
  const item = ({ id, version, state, requestedAt }) => {
    const text = t(`desk.rejudging.state.${state}`, { version });
    return h`<li>
      ${link(deskAddress(slug, 'rejudging', { id }), text)}
      <span class="quiet small">${shortTime(requestedAt)}</span>
    </li>`;
  };
  return h`<section><h2>${t('desk.rejudging.earlier')}</h2><ul>${items.map(item)}</ul></section>`;
}

/** A function that draws one rejudging: its progress, or its report and a button that applies it. */
async function rejudging(path, visit) {
  const one = await get(path, visit.signal);
  const { id, state, version, progress } = one;
  if (RUNNING_STATES.includes(state)) {
    return taskPart(id, { stage: state, ...progress }, visit);
  }
  const canApply = state === 'REPORTED' && one.changed > 0;
  async function apply() {
    const isSure = await confirmed({
      title: t('desk.rejudging.applyTitle', { version }),
      texts: [
        t('desk.rejudging.verdicts', { n: one.changed }),
        t('desk.rejudging.players', { n: one.playersChanged }),
        t('desk.rejudging.applyText'),
      ],
      action: t('desk.rejudging.apply'),
    });
    if (isSure) {
      await post(`${path}/application`);
      visit.again();
    }
  }
  return () =>
    h`<h2>${t(`desk.rejudging.state.${state}`, { version })}</h2>
      ${canApply && workingButton(t('desk.rejudging.apply'), apply, { kind: 'main' })}
      ${report(one)}`;
}

/** What a rejudging changes: verdicts, players' points and ranks. */
function report({ compared, changed, changes, playersChanged, players, othersMoved, skipped }) {
  const figures = {
    judged: compared.reduce((sum, { count }) => sum + count, 0),
    verdicts: changed,
    players: playersChanged,
    others: othersMoved,
    skipped,
  };
  const figure = ([name, n]) => h`<li>${t(`desk.rejudging.${name}`, { n })}</li>`;
  return h`<ul>${Object.entries(figures).map(figure)}</ul> ${tables(players, compared, changes)}`;
}

function tables(players, compared, changes) {
  const column = (name, cell) => ({ title: t(`desk.rejudging.${name}`), cell });
  const player = column('player', playerName);
  const verdicts = [
    column('before', ({ before }) => badge(before)),
    column('after', ({ after }) => badge(after)),
  ];
  const points = column('points', (one) => moved(one.pointsBefore, one.pointsAfter));
  const rank = column('rank', (one) => moved(one.rankBefore, one.rankAfter));
  const count = numeric(t('desk.rejudging.submissions'), ({ count }) => number(count));
  const toSubmission = ({ submission: id }) => link(`#/submissions/${id}`, id.slice(0, 8));
  const all = [
    [t('desk.rejudging.playersTitle'), [player, points, rank], players],
    [t('desk.rejudging.verdictsTitle'), [...verdicts, count], compared],
    [
      t('desk.rejudging.changesTitle', { n: changes.length }),
      [column('submission', toSubmission), player, ...verdicts],
      changes,
    ],
  ];
  return all.filter(([, , rows]) => rows.length > 0).map(([title, columns, rows]) =>
    h`<h3>${title}</h3>${table(title, columns, rows)}`
  );
}

/** Who has solved nothing has no rank. */
function moved(before, after) {
  const [old, now] = [before, after].map((value) => value === null ? '–' : number(value));
  return old === now ? now : t('desk.rejudging.moved', { before: old, after: now });
}

function playerName({ player }) {
  return player ? link(playerAddress(player), player) : t('submission.gone');
}
