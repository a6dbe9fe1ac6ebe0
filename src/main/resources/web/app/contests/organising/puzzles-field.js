import { t } from '../../base/language.js';
import { nearest } from '../../base/nearest.js';
import { classes, h, repeat } from '../../base/view.js';
import { labelOf, moved } from './fields.js';

const USUAL_POINTS = 100;
const MOST = 26;

/**
 * The puzzles of a contest in their order: `{draw(faults, fault), value()}`. Their order changes by
 * dragging, by the arrow keys on the handle, and by the buttons.
 *
 * @param chosen `[{slug, title?, points}]`
 * @param usable the puzzles that the organiser may use, `[{slug, title}]`
 */
export function puzzlesField(chosen, usable, fixed, update) {
  const titles = new Map([...usable, ...chosen].map(({ slug, title }) => [slug, title ?? slug]));
  const titleOf = (slug) => titles.get(slug) ?? slug;
  let items = chosen.map(({ slug, points }) => ({ slug, points }));
  let problem = '';
  let said = '';
  let dragged = null;
  let target = null;
  /** Whether the items are those of which the server has told the faults. */
  let isChecked = true;
  const focusOn = (selector) => document.querySelector(`.contest-form ${selector}`)?.focus();

  function change(changed) {
    items = changed;
    problem = '';
    isChecked = false;
    return update();
  }

  /** Adds the puzzle of this name or title. */
  async function add() {
    const input = document.getElementById('contest-add');
    const word = input.value.trim();
    const named = usable.find(({ title }) => title.toLowerCase() === word.toLowerCase());
    const slug = named?.slug ?? word;
    if (!slug || items.length >= MOST) {
      return;
    }
    if (items.some((item) => item.slug === slug)) {
      problem = t('contests.form.twice');
      update();
      return;
    }
    input.value = '';
    await change([...items, { slug, points: USUAL_POINTS }]);
    input.focus();
  }

  /** `kind` is the kind of the button that keeps the focus. */
  async function move(from, to, kind) {
    const { slug } = items[from];
    const order = moved(items, from, to);
    const place = order.findIndex((item) => item.slug === slug);
    said = t('contests.form.movedTo', { puzzle: titleOf(slug), label: labelOf(place) });
    await change(order);
    if (kind) {
      const row = `.contest-order li:nth-child(${place + 1})`;
      focusOn(`${row} .${kind}:enabled`);
      if (!document.activeElement.matches(`.${kind}`)) {
        focusOn(`${row} .handle`);
      }
    }
  }

  /** A puzzle that nobody knows, and one that may be meant. */
  function unknown(slug, place) {
    const near = nearest(slug, usable.map((one) => one.slug));
    const take = () => change(items.with(place, { ...items[place], slug: near }));
    const isNew = near && items.every((item) => item.slug !== near);
    const suggestion = isNew &&
      h`<button type="button" class="small" @click=${take}>
        ${t('contests.form.meant', { puzzle: near })}
      </button>`;
    return h`${t('contests.form.unknown', { puzzle: slug })} ${suggestion}`;
  }

  function buttons(place, title) {
    const button = (sign, kind, name, click, disabled) =>
      h`<button
        type="button" class="tool ${kind}" aria-label=${name} ?disabled=${disabled} @click=${click}
      >${sign}</button>`;
    const step = (kind, to) => () => move(place, to, kind);
    const last = place === items.length - 1;
    const remove = async () => {
      await change(items.toSpliced(place, 1));
      focusOn('#contest-add');
    };
    return h`${
      button(
        '↑',
        'up',
        t('contests.form.up', { puzzle: title }),
        step('up', place - 1),
        place === 0,
      )
    }
      ${
      button('↓', 'down', t('contests.form.down', { puzzle: title }), step('down', place + 1), last)
    }
      ${button('×', 'remove', t('contests.form.remove', { puzzle: title }), remove)}`;
  }

  function handle(place, title) {
    const press = (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) {
        event.preventDefault();
        move(place, place + step, 'handle');
      }
    };
    const name = t('contests.form.moveByKeys', { puzzle: title });
    return h`<button type="button" class="tool handle" aria-label=${name} @keydown=${press}>
      ⠿
    </button>`;
  }

  function drag(from, to) {
    dragged = from;
    target = to;
    update();
  }

  function row(item, place, faults) {
    const { slug, points } = item;
    const title = titleOf(slug);
    const fault = titles.has(slug) ? isChecked && faults[place]?.join(' ') : unknown(slug, place);
    const start = (event) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', slug);
      drag(place, null);
    };
    const over = (event) => {
      if (dragged !== null) {
        event.preventDefault();
        drag(dragged, place);
      }
    };
    const drop = (event) => {
      event.preventDefault();
      move(dragged, place);
    };
    const kind = classes(
      dragged === place && 'dragged',
      target === place && dragged !== place && 'over',
    );
    return h`<li
      class=${kind} draggable=${
      !fixed && 'true'
    } @dragstart=${start} @dragover=${over} @drop=${drop}
      @dragend=${() => drag(null, null)}
    >
      ${!fixed && handle(place, title)}
      <strong>${labelOf(place)}</strong>
      <span class="name">${title} <code>${slug}</code></span>
      <input
        type="number" min="1" max="100000" required value=${points} ?disabled=${fixed}
        aria-label=${t('contests.form.pointsOf', { puzzle: title })} aria-invalid=${Boolean(fault)}
        @input=${({ target }) => (item.points = target.valueAsNumber)}
      >
      ${!fixed && buttons(place, title)}
      ${fault && h`<p class="field-problem">${fault}</p>`}
    </li>`;
  }

  function adding() {
    const press = (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        add();
      }
    };
    const option = ({ slug, title }) => h`<option value=${slug}>${title}</option>`;
    return h`<div class="contest-adding">
      <label for="contest-add">${t('contests.form.addPuzzle')}</label>
      <input
        id="contest-add" list="contest-usable" autocomplete="off" autocapitalize="off"
        spellcheck="false" placeholder=${t('contests.form.slug')} aria-describedby="puzzles-problem"
        @keydown=${press}
      >
      <datalist id="contest-usable">${usable.map(option)}</datalist>
      <button type="button" ?disabled=${items.length >= MOST} @click=${add}>
        ${t('contests.form.add')}
      </button>
    </div>`;
  }

  return {
    draw(faults, fault) {
      const rows = repeat(
        items,
        ({ slug }) => slug,
        (item, place) => row(item, place, faults),
      );
      return h`<fieldset class="field">
        <legend>${t('contests.tab.puzzles')}</legend>
        <p class="quiet">${t('contests.form.puzzlesHelp')}</p>
        <ol class="contest-order">${rows}</ol>
        ${!fixed && adding()}
        <p class="field-problem" id="puzzles-problem">${problem || isChecked && fault}</p>
        <p class="unseen" role="status">${said}</p>
      </fieldset>`;
    },
    value() {
      isChecked = true;
      return items.map(({ slug, points }) => ({ slug, points }));
    },
  };
}
