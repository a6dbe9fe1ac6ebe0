import { get } from '../base/api.js';
import { foreign, parts, t } from '../base/language.js';
import { seconds, size } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { rendered } from '../base/rendered.js';
import { current } from '../base/session.js';
import { h, notice, workingButton } from '../base/view.js';
import { attemptsPage } from '../attempts/attempts.js';
import { boardPage } from '../boards/board.js';
import { explained, whatOpens } from '../home/catalogue.js';
import { firstSteps } from '../home/first-steps.js';
import { word } from '../home/words.js';
import { publicationsPage } from '../publications/publications.js';
import { sentence } from '../result/outcome.js';
import { picture, picturesButton } from '../result/picture.js';
import { attemptsAddress, boardAddress, publicationsAddress, puzzleLink } from './addresses.js';
import { ownTests } from './own-tests.js';
import { programSamples } from './program-samples.js';
import { facts } from './puzzles.js';
import { workbench } from './workbench.js';
import { pageTab, tabList, workspace } from './workspace.js';

/** The Python of the sandbox. */
const PYTHON = '3.12';
/** A lock names so many of the puzzles that open it. */
const MOST_OPENERS = 4;

/** A puzzle, with its hints, the player's attempts, the boards and others' solutions in tabs. */
export async function puzzlePage(visit) {
  const { parameters: [slug], signal, update } = visit;
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await explained(slug, get(path, signal));
  const lock = puzzle.lock && await lockNotice(puzzle, signal);
  const attempts = pageTab(attemptsPage, attemptsAddress(slug), visit);
  const solutions = pageTab(publicationsPage, publicationsAddress(slug), visit);
  const boards = pageTab(boardPage, boardAddress(slug), visit);
  const later = () => h`<p class="quiet">${t('puzzle.solutionsLater')}</p>`;
  const tour = firstSteps(update);
  let { solved } = puzzle;

  function judged({ verdict }) {
    solved ||= verdict === 'ACCEPTED';
    attempts.refresh();
    update();
  }
  const tabs = [
    puzzle.hints > 0 &&
    { id: 'hints', text: t('puzzle.hints'), draw: hintList(path, puzzle.hints, update) },
    current() && { id: 'attempts', text: t('puzzle.attempts'), ...attempts },
    {
      id: 'solutions',
      text: t('puzzle.solutions'),
      ...solutions,
      draw: () => solved ? solutions.draw() : later(),
    },
    {
      id: 'boards',
      text: t('puzzle.boards'),
      ...boards,
      draw: () => h`<h2>${t('puzzle.boards')} ${word('boards')}</h2>${boards.draw()}`,
    },
  ];
  return await puzzleView(path, puzzle, visit, {
    judged,
    isSolved: () => solved,
    lead: () => lock ?? (!solved && tour()),
    tabs: tabs.filter(Boolean),
  });
}

/**
 * A function that draws a puzzle: texts in tabs on one side, the workbench on the other.
 *
 * @param judged gets each judged submission
 * @param lead draws what is above the statement
 * @param tabs further tabs: `{id, text, draw(), open(), close()}`
 * @param place what is different in a contest, see `workbench`
 */
export async function puzzleView(path, puzzle, visit, { judged, isSolved, lead, tabs, place }) {
  const { query, signal, update } = visit;
  const space = workspace(puzzle.title, t('puzzle.statement'), update);
  const { look } = space;
  const bench = await workbench(path, puzzle, signal, judged, { look, ...place });
  const texts = [
    statement(puzzle),
    puzzle.kind === 'program' ? programSamples(puzzle.samples) : samples(puzzle),
    limits(puzzle.limits, puzzle.kind === 'program'),
  ];
  const all = [{ id: 'statement', text: t('puzzle.statement'), draw: () => h`${lead()} ${texts}` }];
  if (puzzle.samples.every((sample) => !sample.code)) {
    const draw = ownTests(puzzle, bench.runOwn, update);
    all.push({ id: 'tests', text: t('puzzle.tests'), draw });
  }
  all.push(...tabs);
  const known = facts(puzzle);
  let chosen = all.find(({ id }) => id === query.get('tab')) ?? all[0];
  chosen.open?.();

  /** The address keeps the tab, so that the way back from another page leads to it. */
  function choose(id) {
    chosen.close?.();
    chosen = all.find((tab) => tab.id === id);
    chosen.open?.();
    const here = location.hash.split('?')[0];
    history.replaceState(null, '', chosen === all[0] ? here : `${here}?tab=${id}`);
    return update();
  }
  const panel = (tab) =>
    h`<div class="panel" role="tabpanel" id="panel-${tab.id}" aria-labelledby="tab-${tab.id}"
      tabindex="0" ?hidden=${tab !== chosen}>${tab.draw()}</div>`;
  const task = () =>
    h`<div class="task-head">
        <h1 tabindex="-1" lang=${foreign(puzzle.language)}>${puzzle.title}</h1>
        <div class="facts">
          ${isSolved() && h`<span class="mark">${t('puzzles.solved')}</span>`} ${known}
        </div>
        ${tabList(t('puzzle.parts'), all, chosen.id, choose)}
      </div>
      ${all.map(panel)}`;
  return () => space.draw(task(), bench.node);
}

/** The statement as HTML, without its title. */
export function statement({ statementHtml, title, language }) {
  const node = rendered(document.createElement('div'), statementHtml);
  node.className = 'statement';
  if (foreign(language)) {
    node.lang = language;
  }
  const heading = node.querySelector('h1');
  if (heading?.textContent.trim() === title) {
    heading.remove();
  }
  return node;
}

/** The samples of a puzzle, with their answers. */
export function samples({ samples, function: name, visual }) {
  const item = ({ input, code, answer, explanation }) =>
    h`<li>
      <pre>${code ?? call(name, input)}
<span class="answer">→ ${literal(answer)}</span></pre>
      ${explanation && h`<p>${explanation}</p>`}
      ${code ? null : picture(visual, name, { input, expected: answer })}
    </li>`;
  return h`<section>
    <h2>${t('puzzle.samples')}</h2>
    ${picturesButton(visual)}
    <ol class="samples">${samples.map(item)}</ol>
  </section>`;
}

/** What a solution of a puzzle may use. */
export function limits({ cpuMillis, steps, memoryBytes, outputBytes }, perTest) {
  const all = [
    t('puzzle.limit.cpu', { amount: seconds(cpuMillis) }),
    h`${t('amounts.steps', { n: steps })} ${word('steps')}`,
    t('puzzle.limit.memory', { amount: size(memoryBytes) }),
    t('puzzle.limit.output', { amount: size(outputBytes) }),
  ];
  return h`<section>
    <h2>${t('puzzle.limits')}</h2>
    <p class="quiet">${all.flatMap((limit, i) => i > 0 ? [' · ', limit] : limit)}</p>
    ${perTest && h`<p class="quiet small">${t('program.limits')}</p>`}
    <p class="quiet small">${t('puzzle.python', { version: PYTHON })}</p>
  </section>`;
}

/** The hints that the player has asked for, and a button for the next one. */
function hintList(path, total, update) {
  const shown = [];

  async function open() {
    const { html, language } = await get(`${path}/hints/${shown.length + 1}`);
    const text = rendered(document.createElement('div'), html);
    shown.push(h`<li lang=${foreign(language)}>${text}</li>`);
    update();
  }
  const label = () => t('puzzle.showHint', { number: shown.length + 1, total });
  return () =>
    h`<ol class="hints" aria-live="polite">${shown}</ol>
      ${shown.length < total && workingButton(label(), open, { kind: 'quiet' })}`;
}

/** Says which puzzles open a locked one. */
async function lockNotice(puzzle, signal) {
  const opener = await whatOpens(puzzle, signal);
  if (!opener) {
    return notice(t('puzzle.lock', { why: sentence(puzzle.lock) }), 'hint');
  }
  const { missing, station, puzzles } = opener;
  const text = parts('puzzle.opener', {
    n: missing,
    station: h`<strong lang=${foreign(station.language)}>${station.title}</strong>`,
    puzzles: puzzles.slice(0, MOST_OPENERS).map((one, i) => [i > 0 ? ', ' : '', puzzleLink(one)]),
  });
  return h`<p class="notice hint" role="status">${text}</p>`;
}
