import { send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { current } from '../../base/session.js';
import { h, workingButton } from '../../base/view.js';
import { contestApi } from '../addresses.js';
import { until } from '../clock.js';
import { countdown } from '../countdown.js';
import { loadIfAny } from '../loading.js';
import { standingsTable } from '../standings/table.js';

/** Taking part after the end: the button, or the clock and the own row. */
export async function virtualPart(contest, { signal, again }, addressOf) {
  const { id, state, unfrozen } = contest;
  if (!current() || state !== 'ENDED' || !unfrozen) {
    return null;
  }
  const path = contestApi(id, '/virtual');
  const run = await loadIfAny(path, signal);
  const start = () => send('POST', path).then(again);
  const content = run ? result() : h`<p>${t('contests.virtual.about')}</p>
    ${workingButton(t('contests.virtual.start'), start)}`;

  function result() {
    const { rank } = run.row;
    const table = standingsTable(contest, (slug) => addressOf(contest, slug), () => {});
    return h`${clock(run, signal, again)}
      <p>${t('contests.virtual.place', { rank, all: run.players })}</p>
      ${table([run.row])}`;
  }
  return h`<section class="virtual">
    <h2>${t('contests.virtual.title')}</h2>
    ${content}
  </section>`;
}

function clock({ endsAt }, signal, again) {
  return until(endsAt) > 0
    ? h`<p class="counting">${t('contests.endsIn')} ${countdown(endsAt, signal, again).node}</p>`
    : h`<p>${t('contests.virtual.over')}</p>`;
}
