import { address, get, post } from '../../base/api.js';
import { confirmed } from '../../base/dialog.js';
import { t } from '../../base/language.js';
import { h, keyed, link, notice, shortTime, workingButton } from '../../base/view.js';
import { deskAddress, puzzleApi } from '../addresses.js';
import { getOr, versionOption } from '../parts.js';
import { taskPart } from '../tasks/tasks.js';
import { rejudgingReport } from './rejudging-report.js';

const JUDGED_STATES = ['VALIDATED', 'PUBLISHED', 'RETIRED'];
const RUNNING_STATES = ['JUDGING', 'APPLYING'];

/** Judging the stored submissions again: first as a dry run, then for good. */
export async function rejudgingPage({ puzzle, query, signal, update }) {
  const { slug } = puzzle;
  const path = puzzleApi(slug, '/rejudging');
  const known = await getOr({ items: [] }, address(path, { limit: 20 }), signal);
  const versions = puzzle.versions.filter(({ state }) => JUDGED_STATES.includes(state));
  /** What is shown of one rejudging; another one takes the place. */
  let shown = { draw: () => null };

  async function show(id) {
    const mine = shown = { draw: () => null };
    const visit = { signal, update };
    try {
      const draw = await rejudging(`${path}/${encodeURIComponent(id)}`, () => show(id), visit);
      mine.draw = draw;
    } catch (error) {
      mine.draw = () => notice(error.message);
    }
    update();
  }

  async function dryRun() {
    const version = Number(document.getElementById('against').value);
    const { id } = await post(path, { version, apply: false });
    show(id);
  }

  const chosen = query.get('id') ?? known.items.find(({ submission }) => !submission)?.id;
  if (chosen) {
    show(chosen);
  }
  const option = (one) => versionOption(one, one.state === 'PUBLISHED');
  const beginning = () =>
    h`<div class="desk-new">
      <label>
        ${t('desk.rejudging.against')} <select id="against">${versions.map(option)}</select>
      </label>
      ${workingButton(t('desk.rejudging.dryRun'), dryRun, { kind: 'main' })}
    </div>`;
  return () =>
    h`<p>${t('desk.rejudging.lead')}</p>
      ${versions.length > 0 ? beginning() : h`<p>${t('desk.rejudging.noVersion')}</p>`}
      <div class="rejudging">${keyed(shown, shown.draw())}</div>
      ${known.items.length > 0 && earlier(slug, known.items)}`;
}

/** A function that draws one rejudging: its progress, its report, and the button that applies it. */
async function rejudging(path, applied, visit) {
  const one = await get(path, visit.signal);
  return RUNNING_STATES.includes(one.state)
    ? taskPart(one.id, { stage: one.state, ...one.progress }, finished, visit)
    : ended(one);

  async function finished() {
    return ended(await get(path, visit.signal));
  }

  function ended(one) {
    const canApply = one.state === 'REPORTED' && one.changed > 0;
    const apply = () => applying(path, one, applied);
    return () =>
      h`<h2>${t(`desk.rejudging.state.${one.state}`, { version: one.version })}</h2>
        ${rejudgingReport(one)}
        ${canApply && workingButton(t('desk.rejudging.apply'), apply, { kind: 'main' })}`;
  }
}

async function applying(path, { version, changed, playersChanged }, applied) {
  const isSure = await confirmed({
    title: t('desk.rejudging.applyTitle', { version }),
    texts: [
      t('desk.rejudging.verdicts', { n: changed }),
      t('desk.rejudging.players', { n: playersChanged }),
      t('desk.rejudging.applyText'),
    ],
    action: t('desk.rejudging.apply'),
  });
  if (isSure) {
    await post(`${path}/application`);
    applied();
  }
}

function earlier(slug, items) {
  const item = ({ id, version, state, requestedAt }) => {
    const text = t(`desk.rejudging.state.${state}`, { version });
    return h`<li>
      ${link(deskAddress(slug, 'rejudging', { id }), text)}
      <span class="quiet small">${shortTime(requestedAt)}</span>
    </li>`;
  };
  return h`<section>
    <h2>${t('desk.rejudging.earlier')}</h2>
    <ul>${items.map(item)}</ul>
  </section>`;
}
