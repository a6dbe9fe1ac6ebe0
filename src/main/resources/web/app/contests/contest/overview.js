import { current, send } from '../../base/api.js';
import { number, t } from '../../base/language.js';
import { renderedFrom } from '../../base/rendered.js';
import { h, link, notice, numeric, table, time, wideOnly, workingButton } from '../../base/view.js';
import { goLogIn } from '../../people/account.js';
import { addressOf, contestAddress, contestApi, load } from '../calls.js';
import { countdown, ticking, until } from '../clock.js';
import { standingsTable } from '../standings/table.js';
import { contestFrame } from './frame.js';
import { ownState, progressOf } from './own-state.js';

/** The first page of a contest: what it is, who takes part, and its puzzles from the start on. */
export function contestOverview(visit) {
  const { signal, again } = visit;
  return contestFrame(visit, 'puzzles', async (contest, live) => {
    const { descriptionHtml } = contest;
    const [own, virtual] = await Promise.all([
      ownState(contest, live, visit),
      virtualPart(contest, signal, again),
    ]);
    return () =>
      h`<div class="contest-body">
        <div>
          ${descriptionHtml && h`<div class="statement" ${renderedFrom(descriptionHtml)}></div>`}
          ${virtual}
          <h2>${t('contests.tab.puzzles')}</h2>
          ${puzzles(contest, own)}
        </div>
        ${rules(contest, own.team, again)}
      </div>`;
  });
}

function rules(contest, team, again) {
  const { id, state, freezeAt, scoring, penaltyMinutes, registered } = contest;
  const isFreezing = freezeAt && state !== 'ENDED';
  return h`<aside aria-label=${t('contests.rules')} class=${!registered && 'first'}>
    ${registration(contest, team, again)}
    <h2>${t('contests.rules')}</h2>
    <p>${t(`contests.rule.${scoring}`, { n: penaltyMinutes })}</p>
    ${isFreezing && h`<p>${t('contests.rule.freeze')} ${time(freezeAt)}</p>`}
    <p>${link(contestAddress(id, 'projector'), t('contests.projector'))}</p>
  </aside>`;
}

/** Registering for a contest, or taking it back before the start. */
function registration({ id, state, registered, ruling, invited, invitationOnly }, team, again) {
  const action = (text, method, kind) => {
    const work = async () => {
      if (current()) {
        await send(method, contestApi(id, 'registrations'));
        again();
      } else {
        goLogIn('needed');
      }
    };
    return workingButton(text, work, { kind });
  };
  const mayJoin = () =>
    invitationOnly && !invited
      ? h`<p>${t('contests.onlyInvited')}</p>`
      : h`${invited && h`<p><span class="mark">${t('contests.invited')}</span></p>`}
        <p>${t(`contests.register.${state}`)}</p>
        ${action(t('contests.registerNow'), 'POST', 'main')}`;
  const joined = () =>
    h`<p><span class="mark">✓ ${t('contests.registered')}</span></p>
      ${team && h`<p><strong>${team.name}</strong>: ${team.members.join(', ')}</p>`}
      ${state === 'UPCOMING' && !ruling && action(t('contests.withdraw'), 'DELETE', 'quiet')}`;
  return h`<section class="registration" aria-label=${t('contests.registration')}>
    ${ruling && notice(t(`contests.ruled.${ruling.kind}`, { reason: ruling.reason }))}
    ${registered && joined()}
    ${!registered && !ruling && state !== 'ENDED' && mayJoin()}
  </section>`;
}

function puzzles(contest, own) {
  const { state, mine, registered, puzzles: all, puzzleCount: n } = contest;
  if (all.length === 0) {
    return notice(t(`contests.hidden.${state === 'UPCOMING' ? 'before' : 'none'}`, { n }), 'hint');
  }
  const titleOf = ({ slug, title }) => {
    const address = addressOf(contest, slug);
    return address ? link(address, title) : title;
  };
  const letter = h`<span class="unseen">${t('contests.label')}</span>`;
  const yours = ({ slug }) => t(`contests.own.${progressOf(own, slug)}`);
  const columns = [
    { title: letter, class: 'label', cell: ({ label }) => h`<strong>${label}</strong>` },
    { title: t('contests.puzzle'), cell: titleOf },
    numeric(t('players.points'), ({ points }) => number(points)),
    wideOnly(t('puzzles.difficulty'), ({ difficulty }) => t(`difficulty.${difficulty}`)),
    ...(registered ? [{ title: t('contests.yours'), cell: yours }] : []),
  ];
  const closed = state === 'RUNNING' && !registered && !mine;
  return h`${closed && notice(t('contests.registerToSolve'), 'hint')}
    ${table(t('contests.tab.puzzles'), columns, all)}`;
}

/** Taking part after the end: the button, or the clock and the own row. */
async function virtualPart(contest, signal, again) {
  const { id, state, unfrozen } = contest;
  if (!current() || state !== 'ENDED' || !unfrozen) {
    return null;
  }
  const path = contestApi(id, 'virtual');
  const run = await load(path, signal);
  const start = () => send('POST', path).then(again);
  const left = () =>
    until(run.endsAt) > 0
      ? h`<p class="counting">${t('contests.endsIn')} ${countdown(run.endsAt)}</p>`
      : h`<p>${t('contests.virtual.over')}</p>`;
  const result = () =>
    h`${ticking(left)}
      <p>${t('contests.virtual.place', { rank: run.row.rank, all: run.players })}</p>
      ${standingsTable(contest, [run.row])}`;
  const offer = () =>
    h`<p>${t('contests.virtual.about')}</p>
      ${workingButton(t('contests.virtual.start'), start)}`;
  return h`<section class="virtual">
    <h2>${t('contests.virtual.title')}</h2>
    ${run ? result() : offer()}
  </section>`;
}
