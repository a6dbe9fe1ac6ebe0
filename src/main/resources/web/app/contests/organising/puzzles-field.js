import { t } from '../../base/language.js';
import { h, repeat } from '../../base/view.js';

const USUAL_POINTS = 100;
const MOST = 26;

/**
 * The puzzles of a contest in their order: `{field(), value()}`.
 *
 * @param chosen `[{slug, title, points}]`
 * @param usable the puzzles that the organiser may use, `[{slug, title}]`
 */
export function puzzlesField(chosen, usable, update) {
  let items = chosen.map(({ slug, title, points }) => ({ slug, title, points }));
  let said = '';

  function change(changed, text = '') {
    items = changed;
    said = text;
    return update();
  }

  function add({ target }) {
    const select = target.parentNode.querySelector('select');
    const { slug, title } = usable.find((one) => one.slug === select.value);
    change([...items, { slug, title, points: USUAL_POINTS }]);
  }

  /** Makes a puzzle change places with its neighbour; the button that was pressed keeps the focus. */
  async function move(item, place, { currentTarget }) {
    const other = items[place];
    if (other) {
      const order = items.with(items.indexOf(item), other).with(place, item);
      const moved = { puzzle: item.title, label: labelOf(place) };
      await change(order, t('contests.form.movedTo', moved));
      currentTarget.focus();
    }
  }

  async function remove(place) {
    await change(items.toSpliced(place, 1));
    document.querySelector('.contest-adding select').focus();
  }

  function row(item, place) {
    const { slug, title, points } = item;
    const tool = (sign, kind, click) =>
      h`<button
        type="button" class="tool" aria-label=${t(`contests.form.${kind}`, { puzzle: title })}
        @click=${click}
      >${sign}</button>`;
    return h`<li>
      <strong>${labelOf(place)}</strong>
      <span class="name">${title} <code>${slug}</code></span>
      <input
        type="number" min="1" max="100000" required value=${points}
        aria-label=${t('contests.form.pointsOf', { puzzle: title })}
        @input=${(event) => (item.points = event.target.valueAsNumber)}
      >
      ${tool('↑', 'up', (event) => move(item, place - 1, event))}
      ${tool('↓', 'down', (event) => move(item, place + 1, event))}
      ${tool('×', 'remove', () => remove(place))}
    </li>`;
  }

  function input(id, invalid) {
    const left = usable.filter(({ slug }) => items.every((item) => item.slug !== slug));
    const option = ({ slug, title }) => h`<option value=${slug}>${title}</option>`;
    return h`<div class="contest-adding">
        <select id=${id} aria-invalid=${invalid} aria-describedby="${id}-help ${id}-problem">
          ${repeat(left, ({ slug }) => slug, option)}
        </select>
        <button type="button" ?disabled=${items.length >= MOST || left.length === 0} @click=${add}>
          ${t('contests.form.add')}
        </button>
      </div>
      <ol class="contest-order">${repeat(items, ({ slug }) => slug, row)}</ol>
      <p class="quiet" role="status">${said}</p>`;
  }

  return {
    field: () => ({
      name: 'puzzles',
      label: t('contests.form.addPuzzle'),
      help: t('contests.form.puzzlesHelp'),
      input,
    }),
    value: () => items.map(({ slug, points }) => ({ slug, points })),
  };
}

/** The letter of a place. */
function labelOf(place) {
  return String.fromCharCode(65 + place);
}
