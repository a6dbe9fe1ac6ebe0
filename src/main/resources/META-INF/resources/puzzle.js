import { get, post } from './api.js';
import { goLogIn } from './account.js';
import { editor } from './editor.js';
import { follow } from './events.js';
import { count, element, link, notice, seconds, size } from './page.js';
import { publicationsAddress, publishing } from './publications.js';
import { facts } from './puzzles.js';
import { call, literal } from './python.js';
import { resultPanel, sentence } from './result.js';
import { current, progressed } from './session.js';
import { forget, load, save } from './storage.js';

/** A puzzle: statement, samples and hints on one side, editor and result on the other. */
export async function puzzlePage({ parameters: [slug], signal }) {
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const puzzle = await get(path, signal);
  const mark = element(
    'span',
    { class: 'facts', hidden: !puzzle.solved },
    element('span', { class: 'mark' }, '✓ Solved'),
    link(publicationsAddress(slug), 'Solutions of others'),
  );
  const side = workbench(path, puzzle, signal, () => (mark.hidden = false));
  return element(
    'div',
    { class: 'puzzle' },
    element(
      'div',
      { class: 'task' },
      element('h1', { tabindex: '-1' }, puzzle.title),
      element('div', { class: 'facts' }, mark, facts(puzzle)),
      puzzle.lock ? notice(`${sentence(puzzle.lock)} You can read it already.`, 'hint') : null,
      statement(puzzle),
      samples(puzzle),
      limits(puzzle.limits),
      puzzle.hints > 0 ? hints(path, puzzle.hints) : null,
    ),
    side,
  );
}

/** The only place that inserts the server's HTML. The server has sanitised it. */
function rendered(node, html) {
  node.innerHTML = html;
  for (const anchor of node.querySelectorAll('a')) {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  }
  return node;
}

function statement({ statementHtml, title }) {
  const node = rendered(element('div', { class: 'statement' }), statementHtml);
  const heading = node.querySelector('h1');
  if (heading?.textContent.trim() === title) {
    heading.remove();
  }
  return node;
}

function samples({ samples, function: name }) {
  const items = samples.map((sample) =>
    element(
      'li',
      {},
      element('pre', {}, sample.code ?? call(name, sample.input), '\n', answer(sample)),
      sample.explanation ? element('p', {}, sample.explanation) : null,
    ),
  );
  return element('section', {}, element('h2', {}, 'Samples'), element('ol', { class: 'samples' }, items));
}

function answer(sample) {
  return element('span', { class: 'answer' }, `→ ${literal(sample.answer)}`);
}

function limits({ cpuMillis, steps, memoryBytes, outputBytes }) {
  const parts = [
    `${seconds(cpuMillis)} of CPU time`,
    `${count(steps)} steps`,
    `${size(memoryBytes)} of memory`,
    `${size(outputBytes)} of output`,
  ];
  return element('section', {}, element('h2', {}, 'Limits'), element('p', {}, parts.join(' · ')));
}

function hints(path, total) {
  const list = element('ol', { class: 'hints', 'aria-live': 'polite' });
  const problem = element('div');
  const label = () => `Show hint ${list.children.length + 1} of ${total}`;
  const button = element('button', { type: 'button', class: 'quiet', click: open }, label());
  async function open() {
    button.disabled = true;
    try {
      const hint = await get(`${path}/hints/${list.children.length + 1}`);
      list.append(rendered(element('li'), hint.html));
      problem.replaceChildren();
    } catch (error) {
      problem.replaceChildren(notice(error.message));
    }
    button.disabled = false;
    button.hidden = list.children.length >= total;
    button.textContent = label();
  }
  return element('section', {}, element('h2', {}, 'Hints'), list, button, problem);
}

/** Editor, buttons and result. */
function workbench(path, puzzle, signal, solved) {
  const draft = `arbiter.draft.${puzzle.slug}`;
  const code = editor({
    label: `Your ${puzzle.function}`,
    value: load(draft) ?? puzzle.starter,
    changed: keep,
    submit: () => handIn('submissions'),
  });
  const panel = resultPanel(puzzle.function);
  const accepted = element('div');
  const problem = element('div', { id: 'source-problem' });
  const button = (text, kind, click) => element('button', { type: 'button', class: kind, click }, text);
  const buttons = [
    button('Submit', 'main', () => handIn('submissions')),
    button('Run samples', '', () => handIn('runs')),
  ];
  const nextKey = repeatableKeys();
  let followed = new AbortController();
  signal.addEventListener('abort', () => followed.abort());

  function keep(source) {
    if (source === puzzle.starter) {
      forget(draft);
    } else {
      save(draft, source);
    }
  }

  async function handIn(kind) {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    if (buttons[0].disabled) {
      return;
    }
    followed.abort();
    followed = new AbortController();
    const mine = followed.signal;
    setBusy(true);
    problem.replaceChildren();
    panel.clear();
    accepted.replaceChildren();
    panel.node.scrollIntoView({ block: 'nearest' });
    try {
      const receipt = await send(kind, code.value);
      setBusy(false);
      await follow(receipt.id, tell, mine);
    } catch (error) {
      showProblem(error, mine);
    }
    setBusy(false);
  }

  async function send(kind, source) {
    const key = nextKey(kind + source);
    const receipt = await post(`${path}/${kind}`, { source }, { headers: { 'Idempotency-Key': key.text } });
    key.used();
    return receipt;
  }

  function tell(event, data) {
    panel.tell(event, data);
    if (event === 'judged') {
      panel.node.scrollIntoView({ block: 'nearest' });
      if (data.verdict === 'ACCEPTED' && data.kind === 'SUBMISSION') {
        accepted.replaceChildren(publishing(data));
        solved();
        progressed();
      }
    }
  }

  function showProblem(error, mine) {
    const inSource = error.violations?.filter((violation) => violation.field === 'source') ?? [];
    if (mine.aborted) {
      return;
    }
    if (inSource.length > 0) {
      panel.node.hidden = true;
      problem.replaceChildren(...inSource.map((violation) => notice(`Your code ${violation.message}.`)));
      code.area.focus();
    } else {
      panel.fail(error);
    }
  }

  function setBusy(busy) {
    buttons.forEach((one) => (one.disabled = busy));
  }

  const reset = button('Reset to starter', 'quiet', () => code.replaceAll(puzzle.starter));
  return element(
    'div',
    { class: 'workbench' },
    code.node,
    problem,
    element('div', { class: 'buttons' }, buttons, reset),
    panel.node,
    accepted,
  );
}

/** Uses one Idempotency-Key for the same request until it is answered, so that it is judged once. */
function repeatableKeys() {
  let pending = {};
  return (content) => {
    if (pending.content !== content) {
      pending = { content, text: randomKey() };
    }
    return { text: pending.text, used: () => (pending = {}) };
  };
}

/** Unlike randomUUID, this also works over plain HTTP. */
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
