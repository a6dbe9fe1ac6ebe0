import { parts, t } from '../base/language.js';
import { element, notice, time } from '../base/page.js';
import { isMine, playerName } from '../people/players.js';
import { source as sourceText } from '../puzzle/source.js';
import { answered } from './answered.js';
import { beside } from './beside.js';
import { categoryTitle } from './categories.js';
import { comments } from './comments.js';
import { hiding } from './hiding.js';
import { ownSolution } from './own-solution.js';
import { voting } from './voting.js';

const actions = new WeakMap();

/** What the keys v, c and d do on the solution of this node. */
export function actionsOf(node) {
  return actions.get(node);
}

/** A published solution, as an item of a list. */
export function publication(one, admin) {
  const { id, category, player, profile, publishedAt, hidden } = one;
  const votes = voting(one);
  const said = comments(one, admin);
  const code = comparing(one);
  const node = element(
    'li',
    { tabindex: '-1' },
    element(
      'p',
      { class: 'quiet' },
      parts('publications.by', {
        category: categoryTitle(category),
        player: playerName(player, profile),
        time: time(publishedAt),
      }),
    ),
    hiding(`/api/publications/${id}/hiding`, hidden, admin),
    code.node,
    element('div', { class: 'buttons' }, votes.node, code.button),
    said.node,
  );
  actions.set(node, { vote: votes.turn, comment: said.open, compare: code.turn });
  return node;
}

/** The source, or the source beside the player's own. */
function comparing({ puzzle, player, source }) {
  const plain = sourceText(source);
  const node = element('div', {}, plain);
  if (isMine(player)) {
    return { node, button: null, turn: () => {} };
  }
  const button = element(
    'button',
    { type: 'button', 'aria-pressed': 'false', click: turn },
    t('publications.compare'),
  );
  async function turn() {
    if (button.ariaPressed === 'true') {
      button.ariaPressed = 'false';
      node.replaceChildren(plain);
      return;
    }
    const problem = element('div');
    await answered(button, problem, async () => {
      const own = await ownSolution(puzzle);
      node.replaceChildren(
        own === null
          ? notice(t('publications.noneOfYours'), 'hint')
          : await beside(own, source, player),
      );
      button.ariaPressed = 'true';
    });
    node.append(problem);
  }
  return { node, button, turn };
}
