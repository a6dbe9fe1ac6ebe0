import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link } from '../../base/page.js';
import { forget, load, save } from '../../base/storage.js';
import { puzzleAddress } from '../../puzzle/addresses.js';
import { puzzleView } from '../../puzzle/puzzle.js';
import { workbench } from '../../puzzle/workbench.js';
import { contestAddress, contestPuzzleAddress, contestPuzzleApi } from '../addresses.js';
import { countdown } from '../countdown.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { news } from './news.js';
import { ownChanges } from './own-changes.js';
import { ownSubmissions, stateOf } from './own-state.js';

/** A puzzle of a contest: the page of any puzzle, below a bar that belongs to the contest. */
export async function contestPuzzlePage({ parameters: [id, slug], signal }) {
  const path = contestPuzzleApi(id, slug);
  const [contest, puzzle] = await Promise.all([loadContest(id, signal), get(path, signal)]);
  const live = liveContest(id, signal);
  const bar = contestBar(contest, slug, signal);
  const mark = element('span', { class: 'mark', hidden: true }, t('puzzles.solved'));

  function show(submissions) {
    mark.hidden = !stateOf(submissions, slug).solved;
    bar.show(submissions);
  }

  let submissions = await ownSubmissions(contest, signal);
  show(submissions);
  ownChanges(contest, live, signal, (found) => {
    submissions = found;
    show(found);
  });
  const solved = () => {
    submissions = [{ puzzle: slug, verdict: 'ACCEPTED' }, ...submissions];
    show(submissions);
  };
  const bench = await workbench(path, puzzle, signal, solved, {
    ...drafts(id, puzzle),
    categories: () => Promise.resolve([]),
    attempts: contestAddress(id, 'submissions'),
    after: () => [nextSteps(contest, submissions)],
  });
  live.on('contest', bar.change);
  live.start();
  const known = contest.puzzles.find((one) => one.slug === slug);
  return element(
    'div',
    { class: 'contest' },
    bar.node,
    news(contest, live),
    puzzleView({ ...puzzle, points: known?.points ?? puzzle.points, lock: null }, bench, {
      mark,
      hints: null,
      links: [
        link(
          `#${address(contestAddress(id, 'clarifications').slice(1), { puzzle: slug })}`,
          t('contests.clarifications.ask'),
        ),
      ],
    }),
  );
}

/** A draft of a contest is kept apart from that of the same puzzle outside of it. */
function drafts(id, { slug, starter }) {
  const key = `arbiter.contest-draft.${id}.${slug}`;
  return {
    draft: () => load(key),
    keepDraft: (source) => source === starter ? forget(key) : save(key, source),
  };
}

/** The way back, the other puzzles with their states, and the time that is left. */
function contestBar(contest, slug, signal) {
  const { id, title, state, endsAt } = contest;
  const over = element(
    'strong',
    { hidden: state !== 'ENDED' },
    link(puzzleAddress(slug), t('contests.practise')),
  );
  const left = countdown(endsAt, signal, () => (over.hidden = false));
  const links = contest.puzzles.map((puzzle) => ({
    puzzle,
    anchor: element('a', {
      href: contestPuzzleAddress(id, puzzle.slug),
      title: puzzle.title,
      'aria-current': puzzle.slug === slug && 'page',
    }, puzzle.label),
  }));
  const node = element(
    'div',
    { class: 'contest-bar' },
    link(contestAddress(id), `← ${title}`),
    element('nav', { 'aria-label': t('contests.tab.puzzles') }, links.map(({ anchor }) => anchor)),
    link(contestAddress(id, 'standings'), t('contests.standings')),
    element('span', { class: 'counting' }, t('contests.endsIn'), ' ', left.node, ' ', over),
  );
  return {
    node,
    show(submissions) {
      for (const { puzzle, anchor } of links) {
        const { solved, tries, pending } = stateOf(submissions, puzzle.slug);
        const kind = solved ? 'solved' : pending > 0 ? 'pending' : tries > 0 ? 'failed' : 'untried';
        anchor.className = kind;
        anchor.ariaLabel = `${puzzle.label}: ${puzzle.title}, ${t(`contests.own.${kind}`)}`;
      }
    },
    change(now) {
      left.move(now.endsAt ?? endsAt);
      over.hidden = (now.state ?? state) !== 'ENDED';
    },
  };
}

/** The puzzles that are still open. */
function nextSteps({ id, puzzles }, submissions) {
  const open = puzzles.filter(({ slug }) => !stateOf(submissions, slug).solved);
  return element(
    'section',
    { class: 'next' },
    element('h2', {}, open.length > 0 ? t('next.title') : t('contests.allSolved')),
    element(
      'ul',
      {},
      open.map(({ slug, label, title }) =>
        element('li', {}, link(contestPuzzleAddress(id, slug), `${label} · ${title}`))
      ),
      element('li', {}, link(contestAddress(id, 'standings'), t('contests.standings'))),
    ),
  );
}
