import { form } from '../base/form.js';
import { t } from '../base/language.js';
import { current } from '../base/api.js';
import { forget, load, save } from '../base/storage.js';
import { h } from '../base/view.js';
import { editorsByLanguage } from '../editor/editors.js';
import { goLogIn } from '../people/account.js';
import { judging } from '../puzzle/handing-in.js';
import { fileOf, PYTHON, TITLES, unlessPython } from '../puzzle/programming.js';
import { workspace } from '../puzzle/workspace.js';
import { copied } from '../result/program-texts.js';
import { resultPanel } from '../result/result.js';
import { decoded, encoded } from './sharing.js';

const KEY = 'arbiter.scratch';
const STDIN_KEY = `${KEY}.stdin`;
const LANGUAGE_KEY = `${KEY}.language`;
const keyOf = (language) => [KEY, unlessPython(language)].filter(Boolean).join('.');
/** The player's own script, after a script of an address has taken its place. */
const earlierKeyOf = (language) => `${keyOf(language)}.earlier`;
/** Longer addresses are cut by some programs. */
const MOST_CHARS = 8_000;
const FIRST = {
  [PYTHON]: 'name = input()\nprint(f"Hello, {name}!")\n',
  javascript: 'const name = readline();\nconsole.log(`Hello, ${name}!`);\n',
};

/** The scratch pad: runs a script that belongs to no puzzle, and shows what it prints as it prints. */
export async function scratchPage({ query, signal, update }) {
  const given = decoded(query.get('code') ?? '');
  const space = workspace(t('scratch.title'), t('scratch.input'), update, 'code');
  let stdin = given ? decoded(query.get('stdin') ?? '') ?? '' : load(STDIN_KEY) ?? 'Ada\n';
  const asked = given ? query.get('language') ?? PYTHON : load(LANGUAGE_KEY);
  const first = asked in TITLES ? asked : PYTHON;
  /** The script of the address, which is not kept in the browser until it is changed. */
  let shared = given ? { source: given, language: first } : null;
  const editors = await editorsByLanguage({
    all: Object.keys(TITLES),
    first,
    options: (language) => ({
      file: fileOf('script', language),
      label: t('scratch.script'),
      value: shared?.language === language && shared.source || load(keyOf(language)) ||
        FIRST[language],
      changed: keep,
      submit: run,
      verb: 'run',
      starter: FIRST[language],
    }),
    chosen(language) {
      save(LANGUAGE_KEY, language);
      update();
    },
  });
  const code = () => editors.now.code;
  const panel = resultPanel({
    functionName: '',
    jumpTo(line) {
      space.look('code');
      code().jumpTo(line);
    },
  });
  const work = judging({ code, panel, signal, update });

  /** The first change makes a script of an address the player's own, so the address goes. */
  function keep(source) {
    if (shared?.language === editors.language) {
      history.replaceState(null, '', '#/scratch');
      const own = load(keyOf(editors.language));
      if (own && own !== shared.source) {
        save(earlierKeyOf(editors.language), own);
      }
      shared = null;
      update();
    }
    save(keyOf(editors.language), source);
    save(LANGUAGE_KEY, editors.language);
    save(STDIN_KEY, stdin);
  }

  function type({ target }) {
    stdin = target.value;
    keep(code().value);
  }

  function bringBack() {
    code().replaceAll(load(earlierKeyOf(editors.language)));
    forget(earlierKeyOf(editors.language));
    update();
  }

  function run() {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    work.stop();
    space.look('result');
    const language = unlessPython(editors.language);
    const body = JSON.stringify({ source: code().value, stdin, language });
    work.send('/api/scratch', body, { canStop: true });
  }

  async function share() {
    const input = stdin && `&stdin=${encoded(stdin)}`;
    const language = editors.language === PYTHON ? '' : `&language=${editors.language}`;
    const address = `#/scratch?code=${encoded(code().value)}${input}${language}`;
    if (address.length > MOST_CHARS) {
      throw new Error(t('scratch.tooLong'));
    }
    history.replaceState(null, '', address);
    shared = { source: code().value, language: editors.language };
    return await copied(location.href) ? t('scratch.copied') : t('scratch.notCopied');
  }

  const back = () =>
    h`<p class="quiet">
      ${t('scratch.replaced')}
      <button type="button" class="small" @click=${bringBack}>${t('scratch.bringBack')}</button>
    </p>`;
  const task = () =>
    h`<div class="task-head"><h1 tabindex="-1">${t('scratch.title')}</h1></div>
      <div class="panel">
        <p class="quiet">${t('scratch.lead')}</p>
        ${load(earlierKeyOf(editors.language)) && back()}
        <label class="stdin">
          ${t('scratch.stdin')}
          <textarea rows="8" spellcheck="false" .value=${stdin} @input=${type}></textarea>
        </label>
        ${form({ action: t('scratch.share'), send: share, kind: null, button: null })}
      </div>`;
  const buttons = () =>
    h`<button type="button" class="main" ?disabled=${work.sending} @click=${run}>
        ${t('scratch.run')}
      </button>
      ${work.stopButton()}`;
  return () => space.draw(task(), { editor: editors.now, buttons: buttons(), panel });
}
