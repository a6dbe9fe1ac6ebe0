import { get, Problem, send } from '../../base/api.js';
import { choice, field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, listing, notice, numeric, shortTime, workingButton } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, contestApi, CONTESTS } from '../addresses.js';
import { contestFrame } from '../contest/frame.js';
import { pagesOf } from '../loading.js';
import { invitations, teamOf, teams } from './participants.js';
import { download } from '../standings/standings-page.js';

/** What organisers do: changing the contest, the unfreezing, the check of the standings, the export. */
export function organisingPage(visit) {
  return contestFrame(visit, 'organising', async (contest) => {
    const { again } = visit;
    if (!contest.mine) {
      throw new Problem(403, t('contests.onlyOrganisers'));
    }
    const { id, state } = contest;
    const [players, invited] = await Promise.all([
      registrations(contest, visit),
      invitations(contest, visit),
    ]);
    const exported = {
      path: contestApi(id, '/export'),
      name: `contest-${id}.json`,
      accept: 'application/json',
    };
    const feed = {
      path: contestApi(id, '/event-feed?stream=false'),
      name: 'event-feed.ndjson',
      accept: 'application/x-ndjson',
    };
    const checking = { action: t('contests.check.now'), send: () => check(id), button: null };
    return () =>
      h`<div class="narrow-left">
        <p class="links">
          ${link(contestAddress(id, 'edit'), t('contests.change'))}
          ${link(contestAddress(id, 'unfreezing'), t('contests.ceremony.open'))}
        </p>
        <h2>${t('contests.check.title')}</h2>
        <p class="quiet">${t('contests.check.about')}</p>
        ${form(checking)}
        <h2>${t('contests.exporting')}</h2>
        <p class="quiet">${t('contests.exportAbout')}</p>
        ${download(t('contests.download.export'), exported)}
        ${download(t('contests.download.feed'), feed)}
        <h2>${t('contests.registeredPlayers')}</h2>
        ${players()} ${invited()} ${teams(contest, again)} ${ruling(id, again)}
        ${state !== 'RUNNING' && deletion(contest)}
      </div>`;
  });
}

/** Compares the standings with those that are recomputed. */
async function check(id) {
  const { equal, differences } = await get(contestApi(id, '/check'));
  const text = (one) => h`<li>${typeof one === 'string' ? one : JSON.stringify(one)}</li>`;
  return equal
    ? t('contests.check.equal')
    : h`${notice(t('contests.check.different', { n: differences.length }))}
      <ul>${differences.map(text)}</ul>`;
}

function registrations(contest, { signal, update, again }) {
  const { id, teamSize } = contest;
  const who = ({ player, outside }) =>
    h`${player ? playerLink(player) : t('contests.gone')}
      ${outside && h`<span class="quiet small">${t(`contests.outside.${outside}`)}</span>`}`;
  const ruled = ({ player, ruling }) =>
    ruling &&
    h`${t(`contests.ruling.is.${ruling.kind}`)}: ${ruling.reason}
      ${player && takeBack(id, player, again)}`;
  const columns = [
    { title: t('players.player'), cell: who },
    numeric(t('ratings.rating'), ({ rating }) => String(rating ?? '–')),
    { title: t('contests.registeredAt'), cell: (one) => shortTime(one.registeredAt) },
    ...(teamSize > 1
      ? [{
        title: t('contests.team.one'),
        cell: ({ team }) => team ? teamOf(contest, team, again) : '–',
      }]
      : []),
    { title: t('contests.ruling.title'), cell: ruled },
  ];
  return listing(
    { caption: t('contests.registeredPlayers'), columns, none: t('contests.nobody') },
    pagesOf(contestApi(id, '/registrations'), {}, signal),
    update,
  );
}

function rulingApi(id, player) {
  return contestApi(id, `/registrations/${encodeURIComponent(player)}/ruling`);
}

function takeBack(id, player, again) {
  const work = () => send('DELETE', rulingApi(id, player)).then(again);
  return workingButton(t('contests.ruling.takeBack'), work, { kind: 'small' });
}

/** Disqualifies or removes a player. */
function ruling(id, again) {
  const kinds = {
    disqualified: t('contests.ruling.disqualify'),
    removed: t('contests.ruling.remove'),
  };
  const rule = async ({ ruled, kind, reason }) => {
    await send('PUT', rulingApi(id, ruled.trim()), { body: { kind, reason } });
    again();
  };
  const fields = [
    field('ruled', t('players.player'), { autocomplete: 'off' }),
    choice('kind', t('contests.ruling.kind'), kinds),
    field('reason', t('contests.ruling.reason'), { maxlength: 1000, autocomplete: 'off' }),
  ];
  return h`<details>
    <summary>${t('contests.ruling.title')}</summary>
    <p>${t('contests.ruling.about')}</p>
    ${form({ fields, action: t('contests.ruling.now'), send: rule, button: null })}
  </details>`;
}

function deletion({ id, title }) {
  const remove = async (given) => {
    if (given.title.trim() !== title) {
      throw new Error(t('contests.delete.otherTitle'));
    }
    await send('DELETE', contestApi(id));
    location.hash = CONTESTS;
  };
  const fields = [field('title', t('contests.delete.confirm', { title }), { autocomplete: 'off' })];
  return h`<details>
    <summary>${t('contests.delete.title')}</summary>
    <p>${t('contests.delete.about')}</p>
    ${form({ fields, action: t('contests.delete.now'), send: remove, button: null })}
  </details>`;
}
