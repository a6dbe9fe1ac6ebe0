import { current, get } from '../base/api.js';
import { foreign, parts, seconds, size, t } from '../base/language.js';
import { call, literal } from '../base/python.js';
import { renderedFrom } from '../base/rendered.js';
import { h, workingButton } from '../base/view.js';
import { explained, whatOpens } from '../home/catalogue.js';
import { firstSteps } from '../home/first-steps.js';
import { word } from '../home/words.js';
import { picture, picturesButton } from '../result/picture.js';
import { textBlock } from '../result/program-texts.js';
import { attemptsAddress, boardAddress, publicationsAddress, puzzleLink } from './addresses.js';
import { draftOf, keepDraft } from './drafts.js';
import { ownTests } from './own-tests.js';
import { facts } from './puzzles.js';
import { workbench } from './workbench.js';
import { pageTab, tabList, workspace } from './workspace.js';

/** The Python of the sandbox. */
const PYTHON = '3.12';
/** A lock names so many of the puzzles that open it. */
const MOST_OPENERS = 4;

const PAGES = {
  attempts: async () => (await import('../attempts/attempts.js')).attemptsPage,
  solutions: async () => (await import('../publications/publications.js')).publicationsPage,
  boards: async () => (await import('../boards/board.js')).boardPage,
};

/** A puzzle, with its hints, the player's attempts, the boards and others' solutions in tabs. */
export async function puzzlePage(visit) {
  const { parameters: [slug], signal, update } = visit;
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await explained(slug, get(path, signal));
  const lock = puzzle.lock && await lockNotice(puzzle, signal);
  const attempts = pageTab(PAGES.attempts, attemptsAddress(slug), visit);
  const solutions = pageTab(PAGES.solutions, publicationsAddress(slug), visit);
  const boards = pageTab(PAGES.boards, boardAddress(slug), visit);
  const later = h`<p class="quiet">${t('puzzle.solutionsLater')}</p>`;
  const tour = firstSteps(update);
  let { solved } = puzzle;

  function judged({ verdict }) {
    solved ||= verdict === 'ACCEPTED';
    attempts.refresh();
    update();
  }
  const tabs = [
    puzzle.hints > 0 && { id: 'hints', draw: hintList(path, puzzle.hints, update) },
    current() && { id: 'attempts', ...attempts },
    { id: 'solutions', ...solutions, draw: () => solved ? solutions.draw() : later },
    {
      id: 'boards',
      ...boards,
      draw: () => h`<h2>${t('puzzle.boards')} ${word('boards')}</h2>${boards.draw()}`,
    },
  ];
  return await puzzleView(path, puzzle, visit, {
    judged,
    isSolved: () => solved,
    lead: () => lock ?? (!solved && tour()),
    tabs: tabs.filter(Boolean),
    place: {
      draft: (language) => draftOf(slug, language),
      keep: (source, language) => keepDraft(puzzle, source, language),
      async celebrate(won) {
        const { accepted } = await import('./accepted.js');
        return accepted(slug, won, signal);
      },
    },
  });
}

/**
 * A function that draws a puzzle: texts in tabs on one side, the workbench on the other.
 *
 * @param judged gets each judged submission
 * @param lead draws what is above the statement
 * @param tabs further tabs: `{id, draw(), open()}`
 * @param place what is different in a contest: `{draft(language), keep(source, language), celebrate(won)}`, the
 *   player's draft, what keeps it, and what gives or draws what comes after an accepted submission
 */
export async function puzzleView(path, puzzle, visit, { judged, isSolved, lead, tabs, place }) {
  const { query, update } = visit;
  const space = workspace(puzzle.title, t('puzzle.statement'), update);
  const bench = await workbench(path, puzzle, space.look, visit, judged, place);
  const texts = [statement(puzzle), samples(puzzle), limits(puzzle)];
  const canTest = puzzle.samples.every((sample) => !sample.code);
  const all = [
    { id: 'statement', draw: () => h`${lead()} ${texts}` },
    ...(canTest ? [{ id: 'tests', draw: ownTests(puzzle, bench.runOwn, update) }] : []),
    ...tabs,
  ].map((tab) => ({ ...tab, text: t(`puzzle.${tab.id}`) }));
  const known = facts(puzzle);
  let chosen = all.find(({ id }) => id === query.get('tab')) ?? all[0];
  chosen.open?.();

  /** The address keeps the tab, so that the way back from another page leads to it. */
  function choose(id) {
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
  return () => space.draw(task(), bench.views());
}

/** The statement without its title, which the page shows elsewhere. */
export function statement({ statementHtml, language }) {
  const html = statementHtml.replace(/^<h1>.*?<\/h1>/s, '');
  return h`<div class="statement" lang=${foreign(language)} ${renderedFrom(html)}></div>`;
}

/** The samples of a puzzle with their answers: calls, or what a program reads and prints. */
export function samples({ kind, samples, function: name, visual }) {
  const isProgram = kind === 'program';
  const texts = ({ input, answer }) =>
    h`<div class="sides">
      ${textBlock(t('program.input'), String(input[0] ?? ''))}
      ${textBlock(t('program.output'), String(answer ?? ''))}
    </div>`;
  const called = ({ input, code, answer }) =>
    h`<pre>${code ?? call(name, input)}
<span class="answer">→ ${literal(answer)}</span></pre>`;
  const item = (sample) =>
    h`<li>
      ${isProgram ? texts(sample) : called(sample)}
      ${sample.explanation && h`<p>${sample.explanation}</p>`}
      ${!sample.code && picture(visual, name, { input: sample.input, expected: sample.answer })}
    </li>`;
  return h`<section>
    <h2>${t('puzzle.samples')}</h2>
    ${isProgram && h`<p class="quiet small">${t('program.lead')}</p>`}
    ${picturesButton(visual)}
    <ol class="samples">${samples.map(item)}</ol>
  </section>`;
}

/** What a solution of a puzzle may use. */
export function limits({ limits: allowed, kind, starters }) {
  const { cpuMillis, steps, memoryBytes, outputBytes } = allowed;
  return h`<section>
    <h2>${t('puzzle.limits')}</h2>
    <p class="quiet">
      ${t('puzzle.limit.cpu', { amount: seconds(cpuMillis) })} ·
      ${t('amounts.steps', { n: steps })} ${word('steps')} ·
      ${t('puzzle.limit.memory', { amount: size(memoryBytes) })} ·
      ${t('puzzle.limit.output', { amount: size(outputBytes) })}
    </p>
    ${kind === 'program' && h`<p class="quiet small">${t('program.limits')}</p>`}
    <p class="quiet small">${t('puzzle.python', { version: PYTHON })}</p>
    ${starters.javascript && h`<p class="quiet small">${t('puzzle.javascript')}</p>`}
  </section>`;
}

/** The hints that the player has asked for, and a button for the next one. */
function hintList(path, total, update) {
  const shown = [];

  async function open() {
    shown.push(await get(`${path}/hints/${shown.length + 1}`));
    update();
  }
  const item = ({ html, language }) => h`<li lang=${foreign(language)} ${renderedFrom(html)}></li>`;
  const label = () => t('puzzle.showHint', { number: shown.length + 1, total });
  return () =>
    h`<ol class="hints" aria-live="polite">${shown.map(item)}</ol>
      ${shown.length < total && workingButton(label(), open, { kind: 'quiet' })}`;
}

/** Says which puzzles open a locked one. */
async function lockNotice(puzzle, signal) {
  const { missing, station, puzzles } = await whatOpens(puzzle, signal);
  const text = parts('puzzle.opener', {
    n: missing,
    station: h`<strong lang=${foreign(station.language)}>${station.title}</strong>`,
    puzzles: puzzles.slice(0, MOST_OPENERS).map((one, i) => [i > 0 ? ', ' : '', puzzleLink(one)]),
  });
  return h`<p class="notice hint" role="status">${text}</p>`;
}
