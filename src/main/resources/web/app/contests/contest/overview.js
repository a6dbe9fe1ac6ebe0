import { send } from '../../base/api.js';
import { number, t } from '../../base/language.js';
import { renderedFrom } from '../../base/rendered.js';
import { current } from '../../base/session.js';
import { h, link, notice, numeric, table, time, wideOnly, workingButton } from '../../base/view.js';
import { goLogIn } from '../../people/account.js';
import { puzzleAddress } from '../../puzzle/addresses.js';
import { contestAddress, contestApi, contestPuzzleAddress } from '../addresses.js';
import { contestFrame } from './frame.js';
import { ownChanges, ownSubmissions, ownTeam, stateOf } from './own-state.js';
import { virtualPart } from './virtual.js';

/** The first page of a contest: what it is, who takes part, and its puzzles from the start on. */
export function contestOverview(visit) {
  const { signal, again, update } = visit;
  return contestFrame(visit, '', async (contest, live) => {
    const [first, team, virtual] = await Promise.all([
      ownSubmissions(contest, signal),
      ownTeam(contest, signal),
      virtualPart(contest, visit, addressOf),
    ]);
    let submissions = first;
    ownChanges(contest, live, signal, (found) => {
      submissions = found;
      update();
    });
    const description = contest.descriptionHtml &&
      h`<div class="statement" ${renderedFrom(contest.descriptionHtml)}></div>`;
    return () =>
      h`<div class="contest-body">
        <div>
          ${description} ${virtual}
          <h2>${t('contests.tab.puzzles')}</h2>
          ${puzzles(contest, submissions)}
        </div>
        ${rules(contest, team, again)}
      </div>`;
  });
}

function rules(contest, team, again) {
  const { id, state, freezeAt, scoring, penaltyMinutes, registered } = contest;
  const freeze = freezeAt && state !== 'ENDED' &&
    h`<p>${t('contests.rule.freeze')} ${time(freezeAt)}</p>`;
  return h`<aside aria-label=${t('contests.rules')} class=${!registered && 'first'}>
    ${registration(contest, team, again)}
    <h2>${t('contests.rules')}</h2>
    <p>${t(`contests.rule.${scoring}`, { n: penaltyMinutes ?? 0 })}</p>
    ${freeze}
    <p>${link(contestAddress(id, 'projector'), t('contests.projector'))}</p>
  </aside>`;
}

/** Registering for a contest, or taking it back before the start. Calls `changed` afterwards. */
function registration(contest, team, changed) {
  const { id, state, registered, registrations, ruling, invited, invitationOnly } = contest;
  const action = (text, method, kind) => {
    const work = async () => {
      if (current()) {
        await send(method, contestApi(id, '/registrations'));
        changed();
      } else {
        goLogIn('needed');
      }
    };
    return workingButton(text, work, { kind });
  };
  const open = state !== 'ENDED' && !ruling;
  const barred = open && !registered && invitationOnly && !invited;
  const mayRegister = open && !registered && !barred;
  return h`<section class="registration" aria-label=${t('contests.registration')}>
    ${ruling && notice(t(`contests.ruled.${ruling.kind}`, { reason: ruling.reason }))}
    ${registered && h`<p><span class="mark">✓ ${t('contests.registered')}</span></p>`}
    ${team && h`<p><strong>${team.name}</strong>: ${team.members.join(', ')}</p>`}
    ${mayRegister && invited && h`<p><span class="mark">${t('contests.invited')}</span></p>`}
    ${barred && h`<p>${t('contests.onlyInvited')}</p>`}
    ${mayRegister && h`<p>${t(`contests.register.${state}`)}</p>`}
    <p class="quiet small">${t('contests.players', { n: registrations })}</p>
    ${mayRegister && action(t('contests.registerNow'), 'POST', 'main')}
    ${
    registered && open && state === 'UPCOMING' && action(t('contests.withdraw'), 'DELETE', 'quiet')
  }
  </section>`;
}

function puzzles(contest, submissions) {
  const { state, mine, registered, puzzles: all, puzzleCount } = contest;
  if (all.length === 0) {
    const n = puzzleCount ?? 0;
    return notice(t(`contests.hidden.${state === 'UPCOMING' ? 'before' : 'none'}`, { n }), 'hint');
  }
  const titleOf = ({ slug, title }) => {
    const address = addressOf(contest, slug);
    return address ? link(address, title) : title;
  };
  const yours = ({ slug }) => stateText(stateOf(submissions, slug));
  const difficultyOf = ({ difficulty }) => t(`difficulty.${difficulty}`);
  const letter = h`<span class="unseen">${t('contests.label')}</span>`;
  const columns = [
    { title: letter, class: 'label', cell: ({ label }) => h`<strong>${label}</strong>` },
    { title: t('contests.puzzle'), cell: titleOf },
    numeric(t('players.points'), ({ points }) => number(points)),
    wideOnly(t('puzzles.difficulty'), difficultyOf),
    ...(registered ? [{ title: t('contests.yours'), cell: yours }] : []),
  ];
  const closed = state === 'RUNNING' && !registered && !mine;
  return h`${closed && notice(t('contests.registerToSolve'), 'hint')}
    ${table(t('contests.tab.puzzles'), columns, all)}`;
}

/** After the contest, its puzzles are ordinary ones. */
export function addressOf({ id, state, registered, mine }, slug) {
  if (state === 'ENDED') {
    return puzzleAddress(slug);
  }
  return registered && state === 'RUNNING' || mine ? contestPuzzleAddress(id, slug) : null;
}

function stateText({ solved, tries, pending }) {
  const amount = tries > 0 && t('contests.tries', { n: tries });
  const small = amount && h`<span class="quiet small">${amount}</span>`;
  if (solved) {
    return h`<span class="mark">${t('puzzles.solved')}</span> ${small}`;
  }
  return pending > 0 ? h`${t('contests.pending')} ${small}` : amount || '–';
}
