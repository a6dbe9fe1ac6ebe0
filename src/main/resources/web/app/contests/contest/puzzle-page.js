import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { forget, load, save } from '../../base/storage.js';
import { h, link } from '../../base/view.js';
import { solvedHead } from '../../puzzle/accepted.js';
import { puzzleAddress } from '../../puzzle/addresses.js';
import { puzzleView } from '../../puzzle/puzzle.js';
import { contestAddress, contestPuzzleAddress, contestPuzzleApi } from '../addresses.js';
import { countdown } from '../countdown.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { news } from './news.js';
import { ownChanges, ownSubmissions, stateOf } from './own-state.js';

/** A puzzle of a contest: the page of any puzzle, below a bar that belongs to the contest. */
export async function contestPuzzlePage(visit) {
  const { parameters: [id, slug], signal, update } = visit;
  const path = contestPuzzleApi(id, slug);
  const [contest, found] = await Promise.all([loadContest(id, signal), get(path, signal)]);
  const known = contest.puzzles.find((one) => one.slug === slug);
  const puzzle = { ...found, points: known?.points ?? found.points, lock: null };
  const live = liveContest(id, signal);
  const bar = contestBar(contest, slug, live, visit);
  let submissions = await ownSubmissions(contest, signal);

  function change(now) {
    submissions = now;
    update();
  }

  function judged({ verdict }) {
    if (verdict === 'ACCEPTED') {
      change([{ puzzle: slug, verdict }, ...submissions]);
    }
  }
  ownChanges(contest, live, signal, change);
  const asking = `#${address(contestAddress(id, 'clarifications').slice(1), { puzzle: slug })}`;
  const lead = () =>
    h`<p class="links">
      ${link(contestAddress(id, 'submissions'), t('workbench.attempts'))}
      ${link(asking, t('contests.clarifications.ask'))}
    </p>`;
  const view = await puzzleView(path, puzzle, visit, {
    judged,
    isSolved: () => stateOf(submissions, slug).solved,
    lead,
    tabs: [],
    place: {
      ...drafts(id, puzzle),
      categories: () => Promise.resolve([]),
      celebrate: () => () => nextSteps(contest, submissions),
    },
  });
  const announced = news(contest, live, signal);
  live.start();
  return () => h`<div class="contest">${bar(submissions)} ${announced} ${view()}</div>`;
}

/** A draft of a contest is kept apart from that of the same puzzle outside of it. */
function drafts(id, { slug, starter }) {
  const key = `arbiter.contest-draft.${id}.${slug}`;
  return {
    draft: () => load(key),
    keep: (source) => source === starter ? forget(key) : save(key, source),
  };
}

/** The way back, the other puzzles with their states, and the time that is left. */
function contestBar({ id, title, state, endsAt, puzzles }, slug, live, { signal, update }) {
  let isOver = state === 'ENDED';
  const left = countdown(endsAt, signal, () => {
    isOver = true;
    update();
  });
  live.on('contest', (now) => {
    left.move(now.endsAt ?? endsAt);
    isOver = (now.state ?? state) === 'ENDED';
    update();
  });
  const practise = h`<strong>${link(puzzleAddress(slug), t('contests.practise'))}</strong>`;

  function puzzleLink({ label, title, slug: other }, submissions) {
    const { solved, tries, pending } = stateOf(submissions, other);
    const kind = solved ? 'solved' : pending > 0 ? 'pending' : tries > 0 ? 'failed' : 'untried';
    const name = `${label}: ${title}, ${t(`contests.own.${kind}`)}`;
    return h`<a href=${
      contestPuzzleAddress(id, other)
    } class=${kind} title=${title} aria-label=${name}
      aria-current=${other === slug && 'page'}>${label}</a>`;
  }
  return (submissions) =>
    h`<div class="contest-bar">
      ${link(contestAddress(id), `← ${title}`)}
      <nav aria-label=${t('contests.tab.puzzles')}>
        ${puzzles.map((puzzle) => puzzleLink(puzzle, submissions))}
      </nav>
      ${link(contestAddress(id, 'standings'), t('contests.standings'))}
      <span class="counting">${t('contests.endsIn')} ${left.node} ${isOver && practise}</span>
    </div>`;
}

/** The first puzzle that is still open, large, and the others. */
function nextSteps({ id, puzzles }, submissions) {
  const [next, ...others] = puzzles.filter(({ slug }) => !stateOf(submissions, slug).solved);
  const way = ({ slug, label, title }, kind, sign = '') =>
    h`<a class=${kind} href=${contestPuzzleAddress(id, slug)}>${label} · ${title}${sign}</a>`;
  return h`<section class="accepted" aria-labelledby="accepted-title">
    ${solvedHead()}
    <div class="ways">
      ${next ? way(next, 'action', ' →') : h`<p>${t('contests.allSolved')}</p>`}
      ${others.map((one) => way(one))}
      ${link(contestAddress(id, 'standings'), t('contests.standings'))}
    </div>
  </section>`;
}
