import { ensureSyntaxTree } from '@codemirror/language';
import { StateEffect, StateField } from '@codemirror/state';
import { keymap, showTooltip } from '@codemirror/view';
import { t } from '../base/language.js';
import { h, render } from '../base/view.js';
import { ownerOf, scopesOf } from './scopes.js';

const PARSING_MILLIS = 500;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Shows the field for the new name in place of what is renamed, or takes it away. */
const setTooltip = StateEffect.define();

const tooltip = StateField.define({
  create: () => null,
  update(now, { effects, docChanged }) {
    const effect = effects.find((one) => one.is(setTooltip));
    return effect ? effect.value : docChanged ? null : now;
  },
  provide: (field) => showTooltip.from(field),
});

/** F2 renames the name at the cursor wherever it means the same. */
export const renaming = [tooltip, keymap.of([{ key: 'F2', run: begin }])];

function begin(view) {
  const { state } = view;
  const tree = ensureSyntaxTree(state, state.doc.length, PARSING_MILLIS);
  if (!tree) {
    return false;
  }
  const textOf = (from, to) => state.sliceDoc(from, to);
  const { occurrences, keywords } = scopesOf(tree, textOf);
  const { head } = state.selection.main;
  const here = occurrences.find(({ from, to }) => from <= head && head <= to);
  const same = here ? sameAs(here, occurrences, keywords) : [];
  const taken = new Set(occurrences.map(({ name }) => name));
  const create = () => same.length > 0 ? field(view, here.name, same, taken) : refusal();
  view.dispatch({ effects: setTooltip.of({ pos: here?.from ?? head, create }) });
  return true;
}

/** All occurrences that mean the same; none if the name is also written where scopes do not tell. */
function sameAs({ name, scope }, occurrences, keywords) {
  const owner = ownerOf(name, scope);
  const same = occurrences.filter((one) => one.name === name && ownerOf(name, one.scope) === owner);
  const isAfterDots = owner?.node.name === 'ClassDefinition';
  const isInCalls = keywords.has(name) && same.some(({ isParameter }) => isParameter);
  const isOwn = owner && !isAfterDots && !isInCalls && !same.some(({ isImported }) => isImported);
  return isOwn ? same : [];
}

function refusal() {
  const dom = document.createElement('div');
  render(h`<p class="cm-rename" role="status">${t('editor.rename.refused')}</p>`, dom);
  return { dom };
}

function field(view, name, same, taken) {
  const dom = document.createElement('div');
  const isOpen = () => view.state.field(tooltip) !== null;
  const close = () => isOpen() && view.dispatch({ effects: setTooltip.of(null) });
  const draw = (problem) =>
    render(
      h`<form class="cm-rename" @submit=${submit} @keydown=${keydown} @focusout=${close}>
        <label>${
        t('editor.rename.to')
      } <input .defaultValue=${name} size="16" spellcheck="false"></label>
        <p role="alert" ?hidden=${!problem}>${problem}</p>
      </form>`,
      dom,
    );
  function keydown(event) {
    event.stopPropagation();
    if (event.key === 'Escape') {
      close();
      view.focus();
    }
  }
  function submit(event) {
    event.preventDefault();
    const wanted = dom.querySelector('input').value.trim();
    const problem = problemOf(wanted, name, taken);
    if (problem) {
      draw(t(`editor.rename.${problem}`, { name: wanted }));
      return;
    }
    view.dispatch({ changes: same.map(({ from, to }) => ({ from, to, insert: wanted })) });
    view.focus();
  }
  draw();
  const mount = () => {
    const input = dom.querySelector('input');
    input.focus();
    input.select();
  };
  return { dom, mount };
}

function problemOf(wanted, name, taken) {
  if (!NAME.test(wanted)) {
    return 'noName';
  }
  return wanted !== name && taken.has(wanted) ? 'taken' : null;
}
