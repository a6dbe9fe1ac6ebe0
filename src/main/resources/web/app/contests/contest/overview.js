import { t } from '../../base/language.js';
import { count, element, link, notice, table, time } from '../../base/page.js';
import { rendered } from '../../base/rendered.js';
import { puzzleAddress } from '../../puzzle/addresses.js';
import { contestAddress, contestPuzzleAddress } from '../addresses.js';
import { contestFrame } from './frame.js';
import { ownSubmissions, stateOf, stateText } from './own-state.js';
import { ownChanges } from './own-changes.js';
import { registration } from './registration.js';

/** The first page of a contest: what it is, who takes part, and its puzzles from the start on. */
export function contestOverview(visit) {
  const { signal, again } = visit;
  return contestFrame(visit, '', async (contest, live) => {
    let submissions = await ownSubmissions(contest, signal);
    const list = element('div');
    const show = () => list.replaceChildren(puzzles(contest, submissions));
    show();
    ownChanges(contest, live, signal, (found) => {
      submissions = found;
      show();
    });
    const { descriptionHtml, state, freezeAt, scoring, penaltyMinutes } = contest;
    return element(
      'div',
      { class: 'contest-body' },
      element(
        'div',
        {},
        descriptionHtml ? rendered(element('div', { class: 'statement' }), descriptionHtml) : null,
        element('h2', {}, t('contests.tab.puzzles')),
        list,
      ),
      element(
        'aside',
        { 'aria-label': t('contests.rules'), class: contest.registered ? null : 'first' },
        registration(contest, again),
        element('h2', {}, t('contests.rules')),
        element('p', {}, t(`contests.rule.${scoring}`, { n: penaltyMinutes ?? 0 })),
        freezeAt && state !== 'ENDED'
          ? element('p', {}, t('contests.rule.freeze'), ' ', time(freezeAt))
          : null,
        element('p', {}, link(contestAddress(contest.id, 'projector'), t('contests.projector'))),
      ),
    );
  });
}

function puzzles(contest, submissions) {
  const { state, mine, registered, puzzles: all, puzzleCount } = contest;
  if (all.length === 0) {
    const n = puzzleCount ?? 0;
    return notice(t(`contests.hidden.${state === 'UPCOMING' ? 'before' : 'none'}`, { n }), 'hint');
  }
  const columns = [
    { title: element('span', { class: 'unseen' }, t('contests.label')), class: 'label' },
    { title: t('contests.puzzle') },
    { title: t('players.points'), class: 'number' },
    { title: t('puzzles.difficulty'), class: 'wide-only' },
    ...(registered ? [{ title: t('contests.yours') }] : []),
  ];
  const rows = all.map((puzzle) => [
    element('strong', {}, puzzle.label),
    titleOf(contest, puzzle),
    count(puzzle.points),
    t(`difficulty.${puzzle.difficulty}`),
    ...(registered
      ? [element('span', {}, stateText(stateOf(submissions, puzzle.slug)) ?? '–')]
      : []),
  ]);
  return element(
    'div',
    {},
    state === 'RUNNING' && !registered && !mine
      ? notice(t('contests.registerToSolve'), 'hint')
      : null,
    table(t('contests.tab.puzzles'), columns, rows).node,
  );
}

/** After the contest, its puzzles are ordinary ones. */
export function addressOf({ id, state, registered, mine }, slug) {
  if (state === 'ENDED') {
    return puzzleAddress(slug);
  }
  return registered && state === 'RUNNING' || mine ? contestPuzzleAddress(id, slug) : null;
}

function titleOf(contest, { slug, title }) {
  const address = addressOf(contest, slug);
  return address ? link(address, title) : title;
}
