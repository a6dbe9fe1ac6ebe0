import { address, get, send } from '../../base/api.js';
import { choice, field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, link, listing, notice, numeric, shortTime, workingButton } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, contestApi, CONTESTS, download, pagesOf } from '../calls.js';
import { contestFrame } from '../contest/frame.js';

/** What organisers do: changing the contest, the unfreezing, the check of the standings, the export. */
export function organisingPage(visit) {
  return contestFrame(visit, 'organising', async (contest) => {
    const { id, state } = contest;
    const calls = callsOf(contest, visit);
    const [players, invited] = await Promise.all([
      registrations(contest, calls),
      invitations(calls),
    ]);
    const file = (kind, path, name, accept) =>
      download(t(`contests.download.${kind}`), path, name, accept);
    const feed = address(contestApi(id, 'event-feed'), { stream: 'false' });
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
        ${file('export', contestApi(id, 'export'), `contest-${id}.json`, 'application/json')}
        ${file('feed', feed, 'event-feed.ndjson', 'application/x-ndjson')}
        <h2>${t('contests.registeredPlayers')}</h2>
        ${players()} ${invited()} ${teams(contest, calls)} ${ruling(calls)}
        ${state !== 'RUNNING' && deletion(contest)}
      </div>`;
  });
}

/** How this page calls the server: lists, changes that show the page again, and buttons for them. */
function callsOf({ id }, { signal, update, again }) {
  const change = async (method, path, body) => {
    await send(method, contestApi(id, ...path), { body });
    again();
  };
  return {
    change,
    list: (table, part) => listing(table, pagesOf(contestApi(id, part), {}, signal), update),
    deleting: (text, path) => workingButton(text, () => change('DELETE', path), { kind: 'small' }),
  };
}

/** A part that one opens, with a form. */
function part(title, about, { fields, action, send }) {
  return h`<details>
    <summary>${title}</summary>
    ${about} ${form({ fields, action, send, button: null })}
  </details>`;
}

/** The names in a text, between commas or spaces. */
function namesOf(text) {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Compares the standings with those that are recomputed. */
async function check(id) {
  const { equal, differences } = await get(contestApi(id, 'check'));
  return equal
    ? t('contests.check.equal')
    : h`${notice(t('contests.check.different', { n: differences.length }))}
      <ul>${differences.map((one) => h`<li>${JSON.stringify(one)}</li>`)}</ul>`;
}

function registrations({ state, teamSize }, { list, deleting }) {
  const who = ({ player, outside }) =>
    h`${player ? playerLink(player) : t('contests.gone')}
      ${outside && h`<span class="quiet small">${t(`contests.outside.${outside}`)}</span>`}`;
  const ruled = ({ player, ruling }) =>
    ruling &&
    h`${t(`contests.ruling.is.${ruling.kind}`)}: ${ruling.reason}
      ${player && deleting(t('contests.ruling.takeBack'), ['registrations', player, 'ruling'])}`;
  const inTeam = ({ team }) =>
    team &&
    h`${team} ${state === 'UPCOMING' && deleting(t('contests.team.dissolve'), ['teams', team])}`;
  const columns = [
    { title: t('players.player'), cell: who },
    numeric(t('ratings.rating'), ({ rating }) => String(rating ?? '–')),
    { title: t('contests.registeredAt'), cell: (one) => shortTime(one.registeredAt) },
    ...(teamSize > 1 ? [{ title: t('contests.team.one'), cell: inTeam }] : []),
    { title: t('contests.ruling.title'), cell: ruled },
  ];
  const table = { caption: t('contests.registeredPlayers'), columns, none: t('contests.nobody') };
  return list(table, 'registrations');
}

/** Who is invited, with a form to invite more. */
async function invitations({ change, list, deleting }) {
  const takeBack = ({ player }) => deleting(t('contests.ruling.takeBack'), ['invitations', player]);
  const columns = [
    { title: t('players.player'), cell: ({ player }) => playerLink(player) },
    {
      title: t('contests.registration'),
      cell: ({ registered }) => registered ? t('contests.registered') : '–',
    },
    { title: t('contests.invitation.one'), cell: takeBack },
  ];
  const title = t('contests.invitation.title');
  const table = { caption: title, columns, none: t('contests.invitation.none') };
  const invited = await list(table, 'invitations');
  const inviting = {
    fields: [field('invited', t('contests.invitation.players'), { autocomplete: 'off' })],
    action: t('contests.invitation.now'),
    send: ({ invited }) => change('POST', ['invitations'], { players: namesOf(invited) }),
  };
  return () => part(title, invited(), inviting);
}

/** Puts registered players into a team, before the start. */
function teams({ state, teamSize }, { change }) {
  const about = h`<p>${t('contests.team.about', { n: teamSize })}</p>`;
  return teamSize > 1 && state === 'UPCOMING' && part(t('contests.team.make'), about, {
    fields: [
      field('team', t('contests.team.name'), { maxlength: 40, autocomplete: 'off' }),
      field('mates', t('contests.team.members'), { autocomplete: 'off' }),
    ],
    action: t('contests.team.now'),
    send: ({ team, mates }) => change('PUT', ['teams', team.trim()], { players: namesOf(mates) }),
  });
}

/** Disqualifies or removes a player. */
function ruling({ change }) {
  const kinds = {
    disqualified: t('contests.ruling.disqualify'),
    removed: t('contests.ruling.remove'),
  };
  return part(t('contests.ruling.title'), h`<p>${t('contests.ruling.about')}</p>`, {
    fields: [
      field('ruled', t('players.player'), { autocomplete: 'off' }),
      choice('kind', t('contests.ruling.kind'), kinds),
      field('reason', t('contests.ruling.reason'), { maxlength: 1000, autocomplete: 'off' }),
    ],
    action: t('contests.ruling.now'),
    send: ({ ruled, kind, reason }) =>
      change('PUT', ['registrations', ruled.trim(), 'ruling'], { kind, reason }),
  });
}

function deletion({ id, title }) {
  const remove = async (given) => {
    if (given.title.trim() !== title) {
      throw new Error(t('contests.delete.otherTitle'));
    }
    await send('DELETE', contestApi(id));
    location.hash = CONTESTS;
  };
  return part(t('contests.delete.title'), h`<p>${t('contests.delete.about')}</p>`, {
    fields: [field('title', t('contests.delete.confirm', { title }), { autocomplete: 'off' })],
    action: t('contests.delete.now'),
    send: remove,
  });
}
