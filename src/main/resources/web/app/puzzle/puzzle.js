import { get } from '../base/api.js';
import { foreign, t } from '../base/language.js';
import { element, link, notice, seconds, size } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { rendered } from '../base/rendered.js';
import { sentence } from '../result/outcome.js';
import { picture, picturesButton } from '../result/picture.js';
import { boardAddress, publicationsAddress } from './addresses.js';
import { ownTests } from './own-tests.js';
import { programSamples } from './program-samples.js';
import { facts } from './puzzles.js';
import { workbench } from './workbench.js';

/** A puzzle: statement, samples and hints on one side, editor and result on the other. */
export async function puzzlePage({ parameters: [slug], signal }) {
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await get(path, signal);
  const solution = link(publicationsAddress(slug), t('puzzle.solutions'));
  const mark = element('span', { class: 'mark' }, t('puzzles.solved'));
  const solved = () => [mark, solution].forEach((node) => (node.hidden = false));
  [mark, solution].forEach((node) => (node.hidden = !puzzle.solved));
  const bench = await workbench(path, puzzle, signal, solved);
  return puzzleView(puzzle, bench, {
    mark,
    hints: puzzle.hints > 0 ? hints(path, puzzle.hints) : null,
    links: [link(boardAddress(slug), t('puzzle.boards')), solution],
  });
}

/** The two sides of a puzzle: `mark` says that it is solved, `links` come last. */
export function puzzleView(puzzle, bench, { mark, hints, links }) {
  const callable = puzzle.samples.every((sample) => !sample.code);
  return element(
    'div',
    { class: 'puzzle' },
    element(
      'div',
      { class: 'task' },
      element('h1', { tabindex: '-1', lang: foreign(puzzle.language) }, puzzle.title),
      element('div', { class: 'facts' }, mark, facts(puzzle)),
      puzzle.lock ? notice(t('puzzle.lock', { why: sentence(puzzle.lock) }), 'hint') : null,
      statement(puzzle),
      puzzle.kind === 'program' ? programSamples(puzzle.samples) : samples(puzzle),
      callable ? ownTests(puzzle, bench.runOwn) : null,
      hints,
      limits(puzzle.limits, puzzle.kind === 'program'),
      element('p', { class: 'links' }, links),
    ),
    bench.node,
  );
}

/** The statement as HTML, without its title. */
export function statement({ statementHtml, title, language }) {
  const node = rendered(
    element('div', { class: 'statement', lang: foreign(language) }),
    statementHtml,
  );
  const heading = node.querySelector('h1');
  if (heading?.textContent.trim() === title) {
    heading.remove();
  }
  return node;
}

/** The samples of a puzzle, with their answers. */
export function samples({ samples, function: name, visual }) {
  const items = samples.map((sample) =>
    element(
      'li',
      {},
      element('pre', {}, sample.code ?? call(name, sample.input), '\n', answer(sample)),
      sample.explanation ? element('p', {}, sample.explanation) : null,
      sample.code ? null : picture(visual, name, { input: sample.input, expected: sample.answer }),
    )
  );
  return element(
    'section',
    {},
    element('h2', {}, t('puzzle.samples')),
    picturesButton(visual),
    element('ol', { class: 'samples' }, items),
  );
}

function answer(sample) {
  return element('span', { class: 'answer' }, `→ ${literal(sample.answer)}`);
}

/** What a solution of a puzzle may use. */
export function limits({ cpuMillis, steps, memoryBytes, outputBytes }, perTest) {
  const all = [
    t('puzzle.limit.cpu', { amount: seconds(cpuMillis) }),
    t('amounts.steps', { n: steps }),
    t('puzzle.limit.memory', { amount: size(memoryBytes) }),
    t('puzzle.limit.output', { amount: size(outputBytes) }),
  ];
  return element(
    'section',
    {},
    element('h2', {}, t('puzzle.limits')),
    element('p', { class: 'quiet' }, all.join(' · ')),
    perTest ? element('p', { class: 'quiet small' }, t('program.limits')) : null,
  );
}

function hints(path, total) {
  const list = element('ol', { class: 'hints', 'aria-live': 'polite' });
  const problem = element('div');
  const label = () => t('puzzle.showHint', { number: list.children.length + 1, total });
  const button = element('button', { type: 'button', class: 'quiet', click: open }, label());
  async function open() {
    button.disabled = true;
    try {
      const hint = await get(`${path}/hints/${list.children.length + 1}`);
      list.append(rendered(element('li', { lang: foreign(hint.language) }), hint.html));
      problem.replaceChildren();
    } catch (error) {
      problem.replaceChildren(notice(error.message));
    }
    button.disabled = false;
    button.hidden = list.children.length >= total;
    button.textContent = label();
  }
  return element('section', {}, element('h2', {}, t('puzzle.hints')), list, button, problem);
}
