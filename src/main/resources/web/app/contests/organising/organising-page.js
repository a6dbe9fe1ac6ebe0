import { address, get, Problem, send } from '../../base/api.js';
import { t } from '../../base/language.js';
import { doing, h, link, notice, paged, shortTime, table, workingButton } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, contestApi, CONTESTS } from '../addresses.js';
import { contestFrame } from '../contest/frame.js';
import { load } from '../loading.js';
import { download } from '../standings/downloads.js';

/** What organisers do: changing the contest, the unfreezing, the check of the standings, the export. */
export function organisingPage(visit) {
  const { signal, update } = visit;
  return contestFrame(visit, 'organising', async (contest) => {
    if (!contest.mine) {
      throw new Problem(403, t('contests.onlyOrganisers'));
    }
    const { id, state } = contest;
    const fetchPage = (after) =>
      load(address(contestApi(id, '/registrations'), { limit: 100, after }), signal);
    const players = paged(await fetchPage(null), fetchPage, update);
    const checking = check(id, update);
    const deleting = state === 'RUNNING' ? () => null : deletion(contest, update);
    return () =>
      h`<div class="narrow-left">
        <p class="links">
          ${link(contestAddress(id, 'edit'), t('contests.change'))}
          ${link(contestAddress(id, 'unfreezing'), t('contests.ceremony.open'))}
          ${link(contestAddress(id, 'projector'), t('contests.projector'))}
        </p>
        <h2>${t('contests.check.title')}</h2>
        <p class="quiet">${t('contests.check.about')}</p>
        ${checking()}
        <h2>${t('contests.exporting')}</h2>
        <p class="quiet">${t('contests.exportAbout')}</p>
        ${exports(id)}
        <h2>${t('contests.registeredPlayers')}</h2>
        ${registrations(players)} ${deleting()}
      </div>`;
  });
}

function exports(id) {
  const all = {
    path: contestApi(id, '/export'),
    name: `contest-${id}.json`,
    accept: 'application/json',
  };
  const standings = {
    path: contestApi(id, '/standings'),
    name: `standings-${id}.csv`,
    accept: 'text/csv',
  };
  return h`<p class="links">
    ${download(t('contests.download.export'), all)}
    ${download(t('contests.download.csv'), standings)}
  </p>`;
}

/** Compares the standings with those that are recomputed. */
function check(id, update) {
  let found = null;
  const work = async () => {
    found = null;
    found = await get(contestApi(id, '/check'));
    update();
  };
  const text = (one) => h`<li>${typeof one === 'string' ? one : JSON.stringify(one)}</li>`;
  const different = ({ differences }) =>
    h`${notice(t('contests.check.different', { n: differences.length }))}
      <ul>${differences.map(text)}</ul>`;
  const result = () => found.equal ? notice(t('contests.check.equal'), 'hint') : different(found);
  return () =>
    h`<div>
      ${workingButton(t('contests.check.now'), work)}
      <div aria-live="polite">${found && result()}</div>
    </div>`;
}

function registrations(players) {
  if (players.items.length === 0) {
    return h`<p class="quiet">${t('contests.nobody')}</p>`;
  }
  const columns = [
    { title: t('players.player') },
    { title: t('ratings.rating'), class: 'number' },
    { title: t('contests.registeredAt') },
  ];
  const row = ({ player, rating, registeredAt }) => [
    player ? playerLink(player) : t('contests.gone'),
    String(rating ?? '–'),
    shortTime(registeredAt),
  ];
  return h`${table(t('contests.registeredPlayers'), columns, players.items.map(row))}
    ${players.more()}`;
}

function deletion({ id, title }, update) {
  const deleting = doing(update);
  const submit = (event) => {
    event.preventDefault();
    deleting.run(async () => {
      if (event.target.elements.title.value.trim() !== title) {
        throw new Error(t('contests.delete.otherTitle'));
      }
      await send('DELETE', contestApi(id));
      location.hash = CONTESTS;
    });
  };
  return () =>
    h`<details>
      <summary>${t('contests.delete.title')}</summary>
      <p>${t('contests.delete.about')}</p>
      <form class="account-form" @submit=${submit}>
        <label>
          ${t('contests.delete.confirm', { title })}
          <input name="title" required autocomplete="off">
        </label>
        ${deleting.notice()}
        <button ?disabled=${deleting.busy}>${t('contests.delete.now')}</button>
      </form>
    </details>`;
}
