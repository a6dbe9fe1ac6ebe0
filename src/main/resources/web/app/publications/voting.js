import { send } from '../base/api.js';
import { t } from '../base/language.js';
import { h, notice } from '../base/view.js';
import { isMine } from '../people/players.js';

/**
 * The votes: `{draw(), turn()}`. A vote is shown before the server has answered, and taken back if the
 * server refuses it. Nobody votes for an own solution, so there the number is only text.
 */
export function voting({ id, votes, voted, player }, update) {
  const text = () => `▲ ${t('amounts.votes', { n: votes })}`;
  if (isMine(player)) {
    return { draw: () => h`<p class="quiet">${text()}</p>` };
  }
  let known = voted;
  let isSending = false;
  let problem = null;
  function set(on) {
    votes += Number(on) - Number(voted);
    voted = on;
  }
  /** Sends the last choice: the player may turn the vote again meanwhile. */
  async function sendChoice() {
    while (known !== voted) {
      const wanted = voted;
      const response = await send(wanted ? 'PUT' : 'DELETE', `/api/publications/${id}/vote`);
      const now = await response.json();
      known = wanted;
      votes = voted === wanted ? now.votes : votes;
    }
  }
  async function turn() {
    problem = null;
    set(!voted);
    update();
    if (isSending) {
      return;
    }
    isSending = true;
    try {
      await sendChoice();
    } catch (error) {
      set(known);
      problem = error;
    }
    isSending = false;
    update();
  }
  const draw = () =>
    h`<div>
      <button type="button" aria-pressed=${String(voted)} @click=${turn}>${text()}</button>
      ${problem && notice(problem.message)}
    </div>`;
  return { draw, turn };
}
