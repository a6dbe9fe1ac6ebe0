import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { forget, load as stored, save } from '../../base/storage.js';
import { h, link } from '../../base/view.js';
import { solvedHead } from '../../puzzle/accepted.js';
import { puzzleAddress } from '../../puzzle/addresses.js';
import { unlessPython } from '../../puzzle/programming.js';
import { puzzleView } from '../../puzzle/puzzle.js';
import { contestAddress, contestApi, load } from '../calls.js';
import { countdown, ticking, until } from '../clock.js';
import { liveContest } from '../live.js';
import { news } from './frame.js';
import { ownState, progressOf } from './own-state.js';

/** A puzzle of a contest: the page of any puzzle, below a bar that belongs to the contest. */
export async function contestPuzzlePage(visit) {
  const { parameters: [id, slug], signal, update } = visit;
  const path = contestApi(id, 'puzzles', slug);
  const [contest, shown] = await Promise.all([load(contestApi(id), signal), get(path, signal)]);
  const { points } = contest.puzzles.find((one) => one.slug === slug);
  const puzzle = { ...shown, points, lock: null };
  const live = liveContest(id, visit);
  const own = await ownState(contest, live, visit);
  live.on('contest', (now) => {
    Object.assign(contest, now);
    update();
  });
  const asking = address(contestAddress(id, 'clarifications'), { puzzle: slug });
  const lead = () =>
    h`<p class="links">
      ${link(contestAddress(id, 'submissions'), t('workbench.attempts'))}
      ${link(asking, t('contests.clarifications.ask'))}
    </p>`;
  const view = await puzzleView(path, puzzle, visit, {
    judged: own.refresh,
    isSolved: () => progressOf(own, slug) === 'solved',
    lead,
    tabs: [],
    place: {
      ...drafts(id, puzzle),
      celebrate: () => () => nextSteps(contest, slug, own),
    },
  });
  const announced = news(contest, live, update);
  live.start();
  return () =>
    h`<div class="contest">${contestBar(contest, slug, own)} ${announced()} ${view()}</div>`;
}

/** A draft of a contest is kept apart from that of the same puzzle outside of it. */
function drafts(id, { slug, starters }) {
  const keyOf = (language) =>
    ['arbiter.contest-draft', id, slug, unlessPython(language)].filter(Boolean).join('.');
  return {
    draft: (language) => stored(keyOf(language)),
    keep(source, language) {
      const key = keyOf(language);
      return source === starters[language] ? forget(key) : save(key, source);
    },
  };
}

/** The way back, the other puzzles with their states, and the time that is left. */
function contestBar({ id, title, endsAt, puzzles }, slug, own) {
  const puzzleLink = ({ label, title, slug: other }) => {
    const progress = progressOf(own, other);
    const name = `${label}: ${title}, ${t(`contests.own.${progress}`)}`;
    return h`<a
      href=${
      contestAddress(id, 'puzzles', other)
    } class=${progress} title=${title} aria-label=${name}
      aria-current=${other === slug && 'page'}
    >${label}</a>`;
  };
  const practise = () =>
    until(endsAt) === 0 && h`<strong>${link(puzzleAddress(slug), t('contests.practise'))}</strong>`;
  return h`<div class="contest-bar">
    ${link(contestAddress(id), `← ${title}`)}
    <nav aria-label=${t('contests.tab.puzzles')}>${puzzles.map(puzzleLink)}</nav>
    ${link(contestAddress(id, 'standings'), t('contests.standings'))}
    <span class="counting">
      ${t('contests.endsIn')} ${countdown(endsAt)} ${ticking(practise)}
    </span>
  </div>`;
}

/** The first puzzle that is still open, large, and the others. */
function nextSteps({ id, puzzles }, solved, own) {
  const isOpen = ({ slug }) => slug !== solved && progressOf(own, slug) !== 'solved';
  const [next, ...others] = puzzles.filter(isOpen);
  const way = ({ slug, label, title }, kind, sign = '') =>
    h`<a class=${kind} href=${contestAddress(id, 'puzzles', slug)}>${label} · ${title}${sign}</a>`;
  return h`<section class="accepted" aria-labelledby="accepted-title">
    ${solvedHead()}
    <div class="ways">
      ${next ? way(next, 'action', ' →') : h`<p>${t('contests.allSolved')}</p>`}
      ${others.map((one) => way(one))}
      ${link(contestAddress(id, 'standings'), t('contests.standings'))}
    </div>
  </section>`;
}
