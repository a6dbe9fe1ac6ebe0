import { get, post, send } from '../base/api.js';
import { choice, form, textField } from '../base/form.js';
import { t } from '../base/language.js';
import { h, time, workingButton } from '../base/view.js';
import { isMine, playerLink } from '../people/players.js';

/**
 * What teachers write about a submission, and what its player answers; null for a player without
 * comments. To be drawn by the page.
 */
export async function teacherComments({ id, player, source }, signal, update) {
  const path = `/api/submissions/${encodeURIComponent(id)}/comments`;
  let { items } = await get(path, signal);
  if (isMine(player)) {
    if (items.length === 0) {
      return null;
    }
    await send('PUT', `${path}/seen`);
  }
  const lines = source.split('\n');
  async function load() {
    ({ items } = await get(path, signal));
    update();
  }
  async function add({ line, text }, node) {
    await post(path, { line: Number(line) || null, text });
    node.reset();
    await load();
  }
  const item = ({ id, author, writtenAt, line, text }) => {
    const remove = () => send('DELETE', `${path}/${id}`).then(load);
    return h`<li>
      <p class="quiet small">
        ${author ? playerLink(author) : t('submission.gone')} ${time(writtenAt)}
      </p>
      ${line && h`<pre class="code" tabindex="0">${line}: ${lines[line - 1]}</pre>`}
      <p class="as-written">${text}</p>
      ${author && isMine(author) && workingButton(t('remarks.delete'), remove, { kind: 'small' })}
    </li>`;
  };
  const shown = lines.map((text, i) => [i + 1, `${i + 1}: ${text}`])
    .filter((_, i) => lines[i].trim());
  const options = { 0: t('remarks.whole'), ...Object.fromEntries(shown) };
  const text = textField('text', t('remarks.text'));
  const fields = [choice('line', t('remarks.line'), options, 0), text];
  return () =>
    h`<section>
      <h2>${t('remarks.title')}</h2>
      <p class="quiet small">${t('remarks.who')}</p>
      <ol class="comments">${items.map(item)}</ol>
      ${form({ fields, action: t('remarks.send'), send: add })}
    </section>`;
}
