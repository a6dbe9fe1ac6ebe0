import { t } from '../base/language.js';
import { loadJson, save } from '../base/storage.js';
import { h, live } from '../base/view.js';

/**
 * The player's own inputs of a puzzle, which the browser keeps; returns what draws them. `run` gets
 * them as JSON, the text of an array: each is the arguments in Python, or what a program reads.
 */
export function ownTests({ slug, kind, function: name }, run, update) {
  const isProgram = kind === 'program';
  const key = `arbiter.tests.${slug}`;
  let texts = loadJson(key) ?? [];

  function change(changed) {
    texts = changed;
    save(key, JSON.stringify(texts));
    return update();
  }

  async function add({ target: { form } }) {
    await change([...texts, '']);
    [...form.querySelectorAll('[name=test]')].at(-1).focus();
  }

  async function remove({ target: { form } }, i) {
    await change(texts.toSpliced(i, 1));
    form.elements.add.focus();
  }

  function start(event) {
    event.preventDefault();
    // The last line of an input ends with a line break, as in a file.
    const ended = (text) => text.replace(/[^\n]$/, '$&\n');
    run(JSON.stringify(isProgram ? texts.map(ended) : texts));
  }

  const write = ({ currentTarget }) => change(new FormData(currentTarget).getAll('test'));
  const field = (text) =>
    isProgram
      ? h`<textarea name="test" rows="4" spellcheck="false" autocapitalize="off" autocomplete="off"
        aria-label=${t('program.testInput')} .value=${live(text)}></textarea>`
      : h`${name}(<input name="test" spellcheck="false" autocapitalize="off" autocomplete="off"
        aria-label=${t('ownTests.arguments', { name })} .value=${live(text)}>)`;
  const item = (text, i) =>
    h`<li>
      <span class="own-call">
        ${field(text)}
        <button type="button" class="tool" aria-label=${t('ownTests.remove')}
          @click=${(event) => remove(event, i)}>×</button>
      </span>
    </li>`;
  return () =>
    h`<form @submit=${start} @input=${write}>
      <h2>${t('ownTests.title')}</h2>
      <p class="quiet small">${isProgram ? t('program.testLead') : t('ownTests.lead')}</p>
      <ol class="own-tests">${texts.map(item)}</ol>
      <div class="buttons">
        <button type="button" name="add" class="quiet" @click=${add}>${t('ownTests.add')}</button>
        <button ?hidden=${texts.length === 0}>${t('ownTests.run')}</button>
      </div>
    </form>`;
}
