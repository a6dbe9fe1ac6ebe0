import { t } from '../base/language.js';
import { loadJson, save } from '../base/storage.js';
import { h, live, ref } from '../base/view.js';

const MOST = 20;

/**
 * The player's own inputs of a puzzle, which the browser keeps; returns what draws them. `run` gets
 * them as JSON, the text of an array: each is the arguments in Python, or what a program reads.
 */
export function ownTests({ slug, kind, function: name }, run, update) {
  const isProgram = kind === 'program';
  const key = `arbiter.tests.${slug}`;
  const texts = loadJson(key) ?? [];
  let section;

  function change(act) {
    act();
    save(key, JSON.stringify(texts));
    return update();
  }

  async function add() {
    await change(() => texts.push(''));
    [...section.querySelectorAll('input, textarea')].at(-1).focus();
  }

  async function remove(i) {
    await change(() => texts.splice(i, 1));
    section.querySelector('.add').focus();
  }

  function start() {
    run(JSON.stringify(isProgram ? texts.map(ended) : texts));
  }

  const startByEnter = ({ key }) => key === 'Enter' && start();
  function field(text, i) {
    const keep = ({ target }) => change(() => (texts[i] = target.value));
    return isProgram
      ? h`<textarea rows="4" spellcheck="false" autocapitalize="off" autocomplete="off"
        aria-label=${t('program.testInput')} .value=${live(text)} @input=${keep}></textarea>`
      : h`${name}(<input spellcheck="false" autocapitalize="off" autocomplete="off"
        aria-label=${t('ownTests.arguments', { name })} .value=${live(text)} @input=${keep}
        @keydown=${startByEnter}>)`;
  }
  const item = (text, i) => {
    const drop = () => remove(i);
    return h`<li>
      <span class="own-call">
        ${field(text, i)}
        <button type="button" class="tool" aria-label=${
      t('ownTests.remove')
    } @click=${drop}>×</button>
      </span>
    </li>`;
  };
  return () =>
    h`<section ${ref((node) => (section = node ?? section))}>
      <h2>${t('ownTests.title')}</h2>
      <p class="quiet small">${isProgram ? t('program.testLead') : t('ownTests.lead')}</p>
      <ol class="own-tests">${texts.map(item)}</ol>
      <div class="buttons">
        <button type="button" class="quiet add" ?hidden=${texts.length >= MOST} @click=${add}>
          ${t('ownTests.add')}
        </button>
        <button type="button" ?hidden=${texts.length === 0} @click=${start}>
          ${t('ownTests.run')}
        </button>
      </div>
    </section>`;
}

/** The last line ends with a line break, as in a file. */
function ended(text) {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
