import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { current } from '../base/session.js';
import { load, save } from '../base/storage.js';
import { editor } from '../editor/editor.js';
import { goLogIn } from '../people/account.js';
import { handingIn, Superseded } from '../puzzle/handing-in.js';
import { resultPanel } from '../result/result.js';
import { faultyLine } from '../result/traceback.js';
import { decoded, encoded } from './sharing.js';

const KEY = 'arbiter.scratch';
const FIRST = 'name = input()\nprint(f"Hello, {name}!")\n';

/** The scratch pad: runs a script that belongs to no puzzle, and shows what it prints as it prints. */
export async function scratchPage({ query, signal }) {
  const shared = query.get('code');
  const { node, code } = await editor({
    name: 'script',
    label: t('scratch.script'),
    value: (shared && decoded(shared)) ?? load(KEY) ?? FIRST,
    changed: (source) => save(KEY, source),
    submit: run,
    verb: 'run',
    reset: () => code.replaceAll(FIRST),
  });
  const stdin = element(
    'textarea',
    { rows: '3', spellcheck: 'false' },
    load(`${KEY}.stdin`) ?? 'Ada\n',
  );
  const panel = resultPanel({ functionName: '', jumpTo: (line) => code.jumpTo(line) });
  const message = element('div', { role: 'status' });
  const running = element(
    'button',
    { type: 'button', class: 'main', click: run },
    t('scratch.run'),
  );
  const sharing = element('button', { type: 'button', click: share }, t('scratch.share'));
  const handIn = handingIn(signal);

  async function run() {
    if (!current()) {
      goLogIn('needed');
      return;
    }
    if (running.disabled) {
      return;
    }
    save(`${KEY}.stdin`, stdin.value);
    running.disabled = true;
    message.replaceChildren();
    code.unmark();
    panel.clear();
    try {
      const body = JSON.stringify({ source: code.value, stdin: stdin.value });
      await handIn('/api/scratch', body, tell, () => (running.disabled = false));
    } catch (error) {
      if (!(error instanceof Superseded)) {
        panel.fail(error);
      }
    }
    running.disabled = false;
  }

  function tell(event, data) {
    panel.tell(event, data);
    const faulty = event === 'judged' ? faultyLine(data) : null;
    if (faulty) {
      code.mark(faulty.line, faulty.message);
    }
  }

  async function share() {
    const text = encoded(code.value);
    if (text === null) {
      message.replaceChildren(notice(t('scratch.tooLong')));
      return;
    }
    history.replaceState(null, '', `#/scratch?code=${text}`);
    const copied = await copy(location.href);
    const said = copied ? t('scratch.copied') : t('scratch.notCopied');
    message.replaceChildren(notice(said, 'hint'));
  }

  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('scratch.title')),
    element('p', { class: 'quiet' }, t('scratch.lead')),
    node,
    element('label', { class: 'stdin' }, t('scratch.stdin'), stdin),
    element('div', { class: 'buttons' }, running, sharing),
    message,
    panel.node,
  );
}

/** Browsers allow this only over HTTPS or on this machine. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
