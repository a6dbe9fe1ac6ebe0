import { argumentsJson, LiteralError } from '../base/literal-reader.js';
import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { load, save } from '../base/storage.js';

const MOST = 20;

/**
 * The player's own inputs of a puzzle, which the browser keeps. `run` gets them as JSON, the text of
 * an array of argument lists.
 */
export function ownTests({ slug, function: name }, run) {
  const key = `arbiter.tests.${slug}`;
  const list = element('ol', { class: 'own-tests' });
  const button = (text, kind, click) =>
    element('button', { type: 'button', class: kind, click }, text);
  const adding = button(t('ownTests.add'), 'quiet', () => add('').focus());
  const running = button(t('ownTests.run'), '', start);

  function add(text) {
    const input = element('input', {
      value: text,
      spellcheck: 'false',
      autocapitalize: 'off',
      autocomplete: 'off',
      'aria-label': t('ownTests.arguments', { name }),
      input: keep,
      keydown: (event) => event.key === 'Enter' && start(),
    });
    const problem = element('p', { class: 'field-problem', hidden: true, role: 'alert' });
    const remove = button('×', 'tool', () => {
      item.remove();
      keep();
      adding.focus();
    });
    remove.ariaLabel = t('ownTests.remove');
    const row = element('span', { class: 'own-call' }, `${name}(`, input, ')', remove);
    const item = element('li', {}, row, problem);
    list.append(item);
    show();
    return input;
  }

  function keep() {
    save(key, JSON.stringify(texts()));
    show();
  }

  function texts() {
    return Array.from(list.querySelectorAll('input'), (input) => input.value);
  }

  function show() {
    const number = list.children.length;
    running.hidden = number === 0;
    adding.hidden = number >= MOST;
  }

  function start() {
    const inputs = Array.from(list.children, read);
    if (inputs.every((input) => input !== null)) {
      run(`[${inputs.join(',')}]`);
    }
  }

  for (const text of stored(key)) {
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
      t('ownTests.lead'),
    ),
    list,
    element('div', { class: 'buttons' }, adding, running),
  );
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

function stored(key) {
  try {
    const texts = JSON.parse(load(key)) ?? [];
    return texts.filter((text) => typeof text === 'string').slice(0, MOST);
  } catch {
    return [];
  }
}
