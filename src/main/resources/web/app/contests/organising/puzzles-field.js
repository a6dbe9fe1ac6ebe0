import { t } from '../../base/language.js';
import { element } from '../../base/page.js';
import { labelOf, moved } from './order.js';

const USUAL_POINTS = 100;
const MOST = 26;

/**
 * The puzzles of a contest in their order: `{node, value(), showFaults(lists, own)}`. Their order
 * changes by dragging, by the arrow keys on the handle, and by the buttons.
 *
 * @param chosen `[{slug, title?, points}]`
 * @param own the author's puzzles, `[{slug, title}]`
 */
export function puzzlesField(chosen, own, fixed) {
  const titles = new Map([...own, ...chosen].map(({ slug, title }) => [slug, title ?? slug]));
  let items = chosen.map(({ slug, points }) => ({ slug, points }));
  const list = element('ol', { class: 'contest-order' });
  const status = element('p', { class: 'unseen', role: 'status' });
  const problem = element('p', { class: 'field-problem', id: 'puzzles-problem' });
  const choice = element('input', {
    id: 'contest-add',
    list: 'contest-own',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    placeholder: t('contests.form.slug'),
    'aria-describedby': 'puzzles-problem',
    keydown: (event) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        add();
      }
    },
  });
  const adding = element('button', { type: 'button', click: add }, t('contests.form.add'));
  let faults = [];
  let dragged = null;

  function add() {
    const slug = choice.value.trim();
    if (!slug || items.length >= MOST) {
      return;
    }
    if (items.some((item) => item.slug === slug)) {
      problem.textContent = t('contests.form.twice');
      return;
    }
    problem.textContent = '';
    items = [...items, { slug, points: USUAL_POINTS }];
    faults = [];
    choice.value = '';
    show();
    choice.focus();
  }

  function move(from, to, focus) {
    const slug = items[from].slug;
    items = moved(items, from, to);
    faults = [];
    show();
    const place = items.findIndex((item) => item.slug === slug);
    status.textContent = t('contests.form.movedTo', {
      puzzle: titles.get(slug) ?? slug,
      label: labelOf(place),
    });
    if (focus) {
      const item = list.children[place];
      (item.querySelector(`${focus}:enabled`) ?? item.querySelector('.handle')).focus();
    }
  }

  function show() {
    list.replaceChildren(...items.map(row));
    adding.disabled = items.length >= MOST;
  }

  function row(item, place) {
    const { slug, points } = item;
    const title = titles.get(slug) ?? slug;
    const worth = element('input', {
      type: 'number',
      min: '1',
      max: '100000',
      required: true,
      value: points,
      disabled: fixed,
      'aria-label': t('contests.form.pointsOf', { puzzle: title }),
      input: () => (item.points = worth.valueAsNumber),
    });
    const button = (sign, kind, name, click, disabled) =>
      element(
        'button',
        { type: 'button', class: `tool ${kind}`, 'aria-label': name, disabled, click },
        sign,
      );
    const handle = element('button', {
      type: 'button',
      class: 'tool handle',
      'aria-label': t('contests.form.moveByKeys', { puzzle: title }),
      keydown: (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (step) {
          event.preventDefault();
          move(place, place + step, '.handle');
        }
      },
    }, '⠿');
    const node = element(
      'li',
      {
        draggable: fixed ? null : 'true',
        dragstart: (event) => {
          dragged = place;
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', slug);
          node.classList.add('dragged');
        },
        dragend: () => {
          dragged = null;
          node.classList.remove('dragged');
        },
        dragover: (event) => {
          if (dragged !== null) {
            event.preventDefault();
            node.classList.toggle('over', dragged !== place);
          }
        },
        dragleave: () => node.classList.remove('over'),
        drop: (event) => {
          if (dragged !== null) {
            event.preventDefault();
            move(dragged, place);
          }
        },
      },
      fixed ? null : handle,
      element('strong', {}, labelOf(place)),
      element('span', { class: 'name' }, title, ' ', element('code', {}, slug)),
      worth,
      fixed ? null : [
        button('↑', 'up', t('contests.form.up', { puzzle: title }), () => {
          move(place, place - 1, '.up');
        }, place === 0),
        button('↓', 'down', t('contests.form.down', { puzzle: title }), () => {
          move(place, place + 1, '.down');
        }, place === items.length - 1),
        button('×', 'remove', t('contests.form.remove', { puzzle: title }), () => {
          items = items.toSpliced(place, 1);
          faults = [];
          show();
          choice.focus();
        }),
      ],
      faults[place] ? element('p', { class: 'field-problem' }, faults[place].join(' ')) : null,
    );
    worth.setAttribute('aria-invalid', String(Boolean(faults[place])));
    return node;
  }

  show();
  return {
    node: element(
      'fieldset',
      { class: 'field' },
      element('legend', {}, t('contests.tab.puzzles')),
      element('p', { class: 'quiet' }, t('contests.form.puzzlesHelp')),
      list,
      fixed ? null : element(
        'div',
        { class: 'contest-adding' },
        element('label', { for: 'contest-add' }, t('contests.form.addPuzzle')),
        choice,
        element(
          'datalist',
          { id: 'contest-own' },
          own.map(({ slug, title }) => element('option', { value: slug }, title)),
        ),
        adding,
      ),
      problem,
      status,
    ),
    value: () => items.map(({ slug, points }) => ({ slug, points })),
    showFaults(lists, own) {
      faults = lists;
      problem.textContent = (own ?? []).join(' ');
      show();
    },
  };
}
