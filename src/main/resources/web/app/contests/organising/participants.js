import { post, send } from '../../base/api.js';
import { field, form } from '../../base/form.js';
import { t } from '../../base/language.js';
import { h, listing, workingButton } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { contestApi } from '../addresses.js';
import { pagesOf } from '../loading.js';

/** The names in a text, between commas or spaces. */
function namesOf(text) {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Who is invited, with a form to invite more: a function that draws it. */
export async function invitations({ id }, { signal, update, again }) {
  const path = contestApi(id, '/invitations');
  const takeBack = ({ player }) => {
    const work = () => send('DELETE', `${path}/${encodeURIComponent(player)}`).then(again);
    return workingButton(t('contests.ruling.takeBack'), work, { kind: 'small' });
  };
  const columns = [
    { title: t('players.player'), cell: ({ player }) => playerLink(player) },
    {
      title: t('contests.registration'),
      cell: ({ registered }) => registered ? t('contests.registered') : '–',
    },
    { title: t('contests.invitation.one'), cell: takeBack },
  ];
  const list = await listing(
    { caption: t('contests.invitation.title'), columns, none: t('contests.invitation.none') },
    pagesOf(path, {}, signal),
    update,
  );
  const invite = async ({ invited }) => {
    await post(path, { players: namesOf(invited) });
    again();
  };
  const names = field('invited', t('contests.invitation.players'), { autocomplete: 'off' });
  const inviting = { fields: [names], action: t('contests.invitation.now'), send: invite };
  return () =>
    h`<details>
      <summary>${t('contests.invitation.title')}</summary>
      ${list()} ${form({ ...inviting, button: null })}
    </details>`;
}

function teamApi(id, team) {
  return contestApi(id, `/teams/${encodeURIComponent(team)}`);
}

/** Puts registered players into a team, before the start. */
export function teams({ id, state, teamSize }, again) {
  const make = async ({ team, mates }) => {
    await send('PUT', teamApi(id, team.trim()), { body: { players: namesOf(mates) } });
    again();
  };
  const fields = [
    field('team', t('contests.team.name'), { maxlength: 40, autocomplete: 'off' }),
    field('mates', t('contests.team.members'), { autocomplete: 'off' }),
  ];
  return teamSize > 1 && state === 'UPCOMING' && h`<details>
    <summary>${t('contests.team.make')}</summary>
    <p>${t('contests.team.about', { n: teamSize })}</p>
    ${form({ fields, action: t('contests.team.now'), send: make, button: null })}
  </details>`;
}

/** The team of a registered player, which goes by the button before the start. */
export function teamOf({ id, state }, team, again) {
  const work = () => send('DELETE', teamApi(id, team)).then(again);
  return h`${team} ${
    state === 'UPCOMING' && workingButton(t('contests.team.dissolve'), work, { kind: 'small' })
  }`;
}
