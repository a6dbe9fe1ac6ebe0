import { t } from '../../base/language.js';
import { nearest } from '../../base/nearest.js';
import { h, repeat } from '../../base/view.js';

const USUAL_POINTS = 100;
const MOST = 26;

/**
 * The puzzles of a contest in their order: `{field(), value()}`. Their order changes by dragging, by
 * the arrow keys on the handle, and by the buttons.
 *
 * @param chosen `[{slug, title?, points}]`
 * @param usable the puzzles that the organiser may use, `[{slug, title}]`
 */
export function puzzlesField(chosen, usable, update) {
  const titles = new Map([...usable, ...chosen].map(({ slug, title }) => [slug, title ?? slug]));
  const titleOf = (slug) => titles.get(slug) ?? slug;
  let items = chosen.map(({ slug, points }) => ({ slug, points }));
  let said = '';
  let dragged = null;

  function change(changed, text = '') {
    items = changed;
    said = text;
    return update();
  }

  /** Adds the puzzle of this name or title. */
  function add(input) {
    const word = input.value.trim();
    const titled = usable.find(({ title }) => title.toLowerCase() === word.toLowerCase());
    const slug = titled?.slug ?? word;
    if (items.some((item) => item.slug === slug)) {
      change(items, t('contests.form.twice'));
    } else if (slug && items.length < MOST) {
      input.value = '';
      change([...items, { slug, points: USUAL_POINTS }]);
    }
    input.focus();
  }

  /** Moves a puzzle; the button of this kind has the focus in its row, if it can. */
  async function move(from, to, kind = 'handle') {
    const { slug } = items[from];
    const order = moved(items, from, to);
    const place = order.findIndex((item) => item.slug === slug);
    const label = labelOf(place);
    await change(order, t('contests.form.movedTo', { puzzle: titleOf(slug), label }));
    const row = document.querySelectorAll('.contest-order li')[place];
    (row.querySelector(`.${kind}:enabled`) ?? row.querySelector('.handle')).focus();
  }

  async function remove(place) {
    await change(items.toSpliced(place, 1));
    document.querySelector('.contest-adding input').focus();
  }

  function tools(place, puzzle) {
    const tool = (sign, kind, click, disabled) =>
      h`<button
        type="button" class="tool ${kind}" aria-label=${t(`contests.form.${kind}`, { puzzle })}
        ?disabled=${disabled} @click=${click}
      >${sign}</button>`;
    return [
      tool('↑', 'up', () => move(place, place - 1, 'up'), place === 0),
      tool('↓', 'down', () => move(place, place + 1, 'down'), place === items.length - 1),
      tool('×', 'remove', () => remove(place)),
    ];
  }

  /** Says that nobody knows the puzzle, and which one may be meant. */
  function unknown(slug, place) {
    const near = nearest(slug, usable.map((one) => one.slug));
    const take = () => change(items.with(place, { ...items[place], slug: near }));
    const isNew = near && items.every((item) => item.slug !== near);
    const meant = t('contests.form.meant', { puzzle: near });
    return h`<p class="unknown">
      ${t('contests.form.unknown', { puzzle: slug })}
      ${isNew && h`<button type="button" class="small" @click=${take}>${meant}</button>`}
    </p>`;
  }

  function row(item, place) {
    const { slug, points } = item;
    const puzzle = titleOf(slug);
    const press = (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) {
        event.preventDefault();
        move(place, place + step);
      }
    };
    const drag = (now) => {
      dragged = now;
      update();
    };
    /** The dragged puzzle takes the place over which it is. */
    const over = (event) => {
      if (dragged !== null) {
        event.preventDefault();
        items = moved(items, dragged, place);
        drag(place);
      }
    };
    return h`<li
      class=${dragged === place && 'dragged'} draggable="true" @dragstart=${() => drag(place)}
      @dragover=${over} @dragend=${() => drag(null)}
    >
      <button
        type="button" class="tool handle" aria-label=${t('contests.form.moveByKeys', { puzzle })}
        @keydown=${press}
      >⠿</button>
      <strong>${labelOf(place)}</strong>
      <span class="name">${puzzle} <code>${slug}</code></span>
      <input
        type="number" min="1" max="100000" required value=${points}
        aria-label=${t('contests.form.pointsOf', { puzzle })}
        @input=${(event) => (item.points = event.target.valueAsNumber)}
      >
      ${tools(place, puzzle)} ${!titles.has(slug) && unknown(slug, place)}
    </li>`;
  }

  function input(id, invalid) {
    const press = (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        add(event.target);
      }
    };
    const click = ({ target }) => add(target.parentNode.querySelector('input'));
    const option = ({ slug, title }) => h`<option value=${slug}>${title}</option>`;
    return h`<div class="contest-adding">
        <input
          id=${id} list="contest-usable" autocomplete="off" autocapitalize="off" spellcheck="false"
          placeholder=${t('contests.form.slug')} aria-invalid=${invalid}
          aria-describedby="${id}-help ${id}-problem" @keydown=${press}
        >
        <datalist id="contest-usable">${usable.map(option)}</datalist>
        <button type="button" ?disabled=${items.length >= MOST} @click=${click}>
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

/** A list with one item at another place; places outside of the list are its ends. */
export function moved(list, from, to) {
  const place = Math.min(Math.max(to, 0), list.length - 1);
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(place, 0, list[from]);
}

/** The label of a place: A to Z, then AA, AB … */
export function labelOf(place) {
  const letter = String.fromCharCode(65 + place % 26);
  return place < 26 ? letter : labelOf(Math.floor(place / 26) - 1) + letter;
}
