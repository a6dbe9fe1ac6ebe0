import { argumentsJson, LiteralError } from '../base/literal-reader.js';
import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { loadJson, save } from '../base/storage.js';

const MOST = 20;

/**
 * The player's own inputs of a puzzle, which the browser keeps. `run` gets them as JSON, the text of
 * an array of argument lists. The only argument of a program is the text that it reads.
 */
export function ownTests({ slug, kind, function: name }, run) {
  const isProgram = kind === 'program';
  const key = `arbiter.tests.${slug}`;
  const list = element('ol', { class: 'own-tests' });
  const button = (text, kind, click) =>
    element('button', { type: 'button', class: kind, click }, text);
  const adding = button(t('ownTests.add'), 'quiet', () => add('').focus());
  const running = button(t('ownTests.run'), '', start);

  function add(text) {
    const input = isProgram ? textOf(text) : argumentsOf(text);
    const problem = element('p', { class: 'field-problem', hidden: true, role: 'alert' });
    const remove = button('×', 'tool', () => {
      item.remove();
      keep();
      adding.focus();
    });
    remove.ariaLabel = t('ownTests.remove');
    const row = isProgram
      ? element('span', { class: 'own-call' }, input, remove)
      : element('span', { class: 'own-call' }, `${name}(`, input, ')', remove);
    const item = element('li', {}, row, problem);
    list.append(item);
    show();
    return input;
  }

  function argumentsOf(text) {
    return element('input', {
      value: text,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-label': t('ownTests.arguments', { name }),
      input: keep,
      keydown: (event) => event.key === 'Enter' && start(),
    });
  }

  function textOf(text) {
    const input = element('textarea', {
      rows: '4',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-label': t('program.testInput'),
      input: keep,
    });
    input.value = text;
    return input;
  }

  function keep() {
    save(key, JSON.stringify(texts()));
    show();
  }

  function texts() {
    return Array.from(list.querySelectorAll('input, textarea'), (input) => input.value);
  }

  function show() {
    const number = list.children.length;
    running.hidden = number === 0;
    adding.hidden = number >= MOST;
  }

  function start() {
    const inputs = Array.from(list.children, isProgram ? readText : read);
    if (inputs.every((input) => input !== null)) {
      run(`[${inputs.join(',')}]`);
    }
  }

  for (const text of loadJson(key) ?? []) {
    add(text);
  }
  show();
  return element(
    'section',
    {},
    element('h2', {}, t('ownTests.title')),
    element(
      'p',
      { class: 'quiet small' },
      isProgram ? t('program.testLead') : t('ownTests.lead'),
    ),
    list,
    element('div', { class: 'buttons' }, adding, running),
  );
}

/** The text of one test of a program in JSON. The last line ends with a line break, as in a file. */
function readText(item) {
  const text = item.querySelector('textarea').value;
  return JSON.stringify([text === '' || text.endsWith('\n') ? text : `${text}\n`]);
}

/** The arguments of one test in JSON; null if they cannot be read, and then the test says why. */
function read(item) {
  const input = item.querySelector('input');
  const problem = item.querySelector('.field-problem');
  input.ariaInvalid = 'false';
  problem.hidden = true;
  try {
    return argumentsJson(input.value);
  } catch (error) {
    if (!(error instanceof LiteralError)) {
      throw error;
    }
    input.ariaInvalid = 'true';
    problem.hidden = false;
    problem.textContent = error.message;
    return null;
  }
}
