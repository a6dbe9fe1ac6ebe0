import { EditorView } from '@codemirror/view';

/** Types a text as a keyboard does: a bracket or a quote brings its partner. */
export function typeText(view, text) {
  const { from, to } = view.state.selection.main;
  const insert = () =>
    view.state.update(view.state.replaceSelection(text), {
      userEvent: 'input.type',
      scrollIntoView: true,
    });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handler) => handler(view, from, to, text, insert))) {
    view.dispatch(insert());
  }
}

/**
 * Typing over a selection. Chromium would do this itself and would put a style attribute on the new
 * text, which the page's Content-Security-Policy forbids. So the editor replaces the selection.
 */
export const typingOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const isOver = event.inputType === 'insertText' && event.data &&
      !view.state.selection.main.empty && !event.isComposing;
    if (isOver) {
      event.preventDefault();
      typeText(view, event.data);
    }
    return isOver;
  },
});
