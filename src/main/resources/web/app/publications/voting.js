import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';
import { isMine } from '../people/players.js';

/**
 * The votes: `{node, turn()}`. A vote is shown before the server has answered, and taken back if the
 * server refuses it. Nobody votes for an own solution, so there the number is only text.
 */
export function voting({ id, votes, voted, player }) {
  if (isMine(player)) {
    const node = element('p', { class: 'quiet' }, `▲ ${t('amounts.votes', { n: votes })}`);
    return { node, turn: () => {} };
  }
  const message = element('div');
  const button = element('button', { type: 'button', click: turn });
  const others = () => votes - (voted ? 1 : 0);
  let known = voted;
  let isSending = false;
  function show() {
    button.textContent = `▲ ${t('amounts.votes', { n: votes })}`;
    button.ariaPressed = String(voted);
  }
  function set(on) {
    votes = others() + (on ? 1 : 0);
    voted = on;
    show();
  }
  async function turn() {
    message.replaceChildren();
    set(!voted);
    if (isSending) {
      return;
    }
    isSending = true;
    try {
      // The player may turn it again meanwhile. The last choice counts.
      while (known !== voted) {
        const wanted = voted;
        const response = await send(wanted ? 'PUT' : 'DELETE', `/api/publications/${id}/vote`);
        const now = await response.json();
        known = wanted;
        if (voted === wanted) {
          votes = now.votes;
          show();
        }
      }
    } catch (problem) {
      set(known);
      message.replaceChildren(notice(problem.message));
    }
    isSending = false;
  }
  show();
  return { node: element('div', {}, button, message), turn };
}
