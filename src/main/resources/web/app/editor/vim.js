import { Vim, vim } from './vim/codemirror-vim.js';

// A habit of Vim's users. The draft is kept at each edit, so there is nothing to write.
Vim.defineEx('write', 'w', () => {});

/** Vim's keys, with a line that shows the mode. */
export function vimKeys() {
  return vim({ status: true });
}
