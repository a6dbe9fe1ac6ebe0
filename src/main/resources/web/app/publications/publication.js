import { beside } from '../attempts/diff-view.js';
import { parts, t } from '../base/language.js';
import { onKeys } from '../base/shortcuts.js';
import { doing, h, notice, repeat, time } from '../base/view.js';
import { isMine, playerName } from '../people/players.js';
import { source as sourceText } from '../puzzle/source.js';
import { categoryTitle } from './categories.js';
import { comments } from './comments.js';
import { hiding } from './hiding.js';
import { ownSolution } from './own-solution.js';
import { voting } from './voting.js';

/** A published solution: `{id, draw()}`, and what the keys v, c and d do on it. */
export function publication(one, admin, update) {
  const { id, category, player, profile, publishedAt, hidden } = one;
  const votes = voting(one, update);
  const said = comments(one, admin, update);
  const code = comparing(one, update);
  const hide = hiding(`/api/publications/${id}/hiding`, hidden, admin, update);
  const heading = () =>
    parts('publications.by', {
      category: categoryTitle(category),
      player: playerName(player, profile),
      time: time(publishedAt),
    });
  const draw = () =>
    h`<li tabindex="-1">
      <p class="quiet">${heading()}</p>
      ${hide()} ${code.draw()}
      <div class="buttons">${votes.draw()} ${code.button()}</div>
      ${said.draw()}
    </li>`;
  return { id, draw, actions: { vote: votes.turn, comment: said.open, compare: code.turn } };
}

export function publicationList(publications, live) {
  const items = repeat(publications, ({ id }) => id, ({ draw }) => draw());
  return h`<ol class="publications" aria-live=${live}>${items}</ol>`;
}

/** The source, or the source beside the player's own. */
function comparing({ puzzle, player, source }, update) {
  const plain = sourceText(source);
  const work = doing(update);
  let compared = null;
  async function turn() {
    if (compared) {
      compared = null;
      update();
    } else {
      await work.run(async () => {
        const own = await ownSolution(puzzle);
        compared = own === null
          ? notice(t('publications.noneOfYours'), 'hint')
          : await beside(own, source, player);
      });
    }
  }
  const button = () =>
    h`<button
      type="button"
      aria-pressed=${String(compared !== null)}
      ?disabled=${work.busy}
      @click=${turn}
    >
      ${t('publications.compare')}
    </button>`;
  return {
    draw: () => h`<div>${compared ?? plain} ${work.notice()}</div>`,
    button: () => !isMine(player) && button(),
    turn: isMine(player) ? undefined : turn,
  };
}

/**
 * The keys among solutions: j and k go on and back; v, c and d act on the solution in focus.
 *
 * @param shown gives the solutions of the page in their order
 */
export function solutionKeys(shown, signal) {
  const nodes = () => [...document.querySelectorAll('.publications > li')];
  const now = () => nodes().findIndex((one) => one.contains(document.activeElement));
  const go = (by) => () => {
    const all = nodes();
    const place = now() === -1 && by < 0 ? -1 : now() + by;
    const next = all[Math.min(Math.max(place, 0), all.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'start' });
  };
  const act = (name) => () => shown()[Math.max(now(), 0)]?.actions[name]?.();
  onKeys(
    { j: go(1), k: go(-1), v: act('vote'), c: act('comment'), d: act('compare') },
    signal,
  );
}
