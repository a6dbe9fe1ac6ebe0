import { EditorView } from '@codemirror/view';
import { Vim, vim } from './vim/codemirror-vim.js';

/** As long as without Vim's keys. */
const LEAVING_MILLIS = 2_000;

// A habit of Vim's users. The draft is kept at each edit, so there is nothing to write.
Vim.defineEx('write', 'w', () => {});

/** Vim takes Escape for itself, and Tab too. Escape, then Tab, must leave the editor all the same. */
const escapeThenTabLeaves = EditorView.domEventObservers({
  keydown(event, view) {
    if (event.key === 'Escape') {
      view.setTabFocusMode(LEAVING_MILLIS);
    }
  },
});

/** Vim's keys, with a line that shows the mode. */
export function vimKeys() {
  return [vim({ status: true }), escapeThenTabLeaves];
}
