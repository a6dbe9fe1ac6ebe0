import { deepStrictEqual } from 'node:assert';
import { base64, textOf } from '../../main/resources/web/app/desk/bundle/reading.js';
import {
  inOrder,
  pathFault,
  slugOf,
  suggestions,
} from '../../main/resources/web/app/desk/bundle/paths.js';
import { Workspace } from '../../main/resources/web/app/desk/bundle/workspace.js';
import { declared } from '../../main/resources/web/app/desk/missions/outcome.js';
import { changedLines } from '../../main/resources/web/app/desk/report/strength.js';

const STORED = {
  version: 3,
  files: { 'puzzle.yaml': 'title: A\n', 'starter.py': 'pass\n' },
  binary: [{ path: 'media/a.png', bytes: 10 }, { path: 'media/b.png', bytes: 20 }],
};

function opened(edits = null) {
  const kept = [];
  return { work: new Workspace(STORED, edits, (now) => kept.push(now)), kept };
}

Deno.test('what an author changes is kept, and comes back with the same version', () => {
  const { work, kept } = opened();
  work.set('puzzle.yaml', 'title: B\n');
  work.rename('starter.py', 'start.py');
  work.remove('media/b.png');
  work.add({ files: {}, binary: { 'media/c.png': 'AAAA' } });
  const edits = {
    base: 3,
    files: { 'puzzle.yaml': 'title: B\n', 'start.py': 'pass\n' },
    removed: ['starter.py', 'media/b.png'],
    binary: { 'media/c.png': 'AAAA' },
  };
  deepStrictEqual(kept.at(-1), edits);
  const again = opened(edits).work;
  deepStrictEqual(again.edits, edits);
  deepStrictEqual(again.body, work.body);
  deepStrictEqual(again.paths.toSorted(), work.paths.toSorted());
});

Deno.test('the server gets all texts, new pictures, and the names of the pictures that stay', () => {
  const { work } = opened();
  work.add({ files: {}, binary: { 'media/b.png': 'AAAA' } });
  deepStrictEqual(work.body, {
    files: STORED.files,
    binary: { 'media/b.png': 'AAAA' },
    keep: { version: 3, paths: ['media/a.png'] },
  });
});

Deno.test('a change that is taken back is no change', () => {
  const { work, kept } = opened();
  work.set('puzzle.yaml', 'title: B\n');
  deepStrictEqual(work.isChanged('puzzle.yaml'), true);
  work.set('puzzle.yaml', 'title: A\n');
  deepStrictEqual(kept.at(-1), null);
  deepStrictEqual(work.isChanged('puzzle.yaml'), false);
});

Deno.test('stored files are no edits, and discarded edits are gone', () => {
  const { work, kept } = opened();
  work.set('new.py', 'x');
  const sent = work.snapshot();
  work.set('later.py', 'y');
  work.saved(4, sent);
  deepStrictEqual([work.version, work.isChanged('new.py')], [4, false]);
  deepStrictEqual(kept.at(-1).files, { 'later.py': 'y' });
  work.remove('new.py');
  work.discard();
  deepStrictEqual(work.files.has('later.py'), false);
  deepStrictEqual([work.edits, work.files.get('new.py')], [null, 'x']);
});

Deno.test('a slug is made of the name of a folder or zip', () => {
  for (
    const [name, slug] of [
      ['fizz-buzz', 'fizz-buzz'],
      ['checkio-mission-Second_Half-master.zip', 'second-half'],
      ['Ünïcode  Name!', 'unicode-name'],
      ['---', ''],
      ['a'.repeat(70), 'a'.repeat(60)],
    ]
  ) {
    deepStrictEqual(slugOf(name), slug, name);
  }
});

Deno.test('a path that a bundle cannot have is refused', () => {
  for (
    const [path, fault] of [
      ['solutions/a.py', null],
      ['', 'unusable'],
      ['/etc', 'unusable'],
      ['a/../b', 'unusable'],
      ['a//b', 'unusable'],
      ['a\\b', 'unusable'],
      ['a\nb', 'unusable'],
      ['puzzle.yaml', 'known'],
    ]
  ) {
    deepStrictEqual(pathFault(path, ['puzzle.yaml']), fault, path);
  }
});

Deno.test('files are in the order in which an author writes them', () => {
  deepStrictEqual(
    inOrder(['solutions/b.py', 'checker.py', 'tests.json', 'hints/1.md', 'puzzle.yaml']),
    ['puzzle.yaml', 'tests.json', 'checker.py', 'hints/1.md', 'solutions/b.py'],
  );
  deepStrictEqual(suggestions(['hints/1.md']).includes('hints/2.md'), true);
});

Deno.test('a file is a text only if it is UTF-8', () => {
  deepStrictEqual(textOf(new TextEncoder().encode('a\r\né')), 'a\né');
  deepStrictEqual(textOf(new Uint8Array([0xff])), null);
  deepStrictEqual(textOf(new Uint8Array([0])), null);
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
  deepStrictEqual(atob(base64(bytes)).charCodeAt(99_999), 99_999 % 256);
});

Deno.test('a solution without a declaration expects to be accepted', () => {
  deepStrictEqual(declared('x = 1\n'), '# expect: ACCEPTED\nx = 1\n');
  deepStrictEqual(declared('#expect: TIME_LIMIT\n'), '#expect: TIME_LIMIT\n');
  deepStrictEqual(declared('#\nexpect: int = 3\n'), '# expect: ACCEPTED\n#\nexpect: int = 3\n');
});

Deno.test('a mutant shows its diff, or what was before and after', () => {
  const kinds = (survivor) => changedLines(survivor).map(({ kind, text }) => `${kind} ${text}`);
  deepStrictEqual(
    kinds({ diff: '--- a\n+++ b\n@@ -1,2 +1,2 @@\n def f():\n-    return 1\n+    return 2\n' }),
    ['same  def f():', 'removed -    return 1', 'added +    return 2'],
  );
  deepStrictEqual(kinds({ before: 'a = 1', after: 'a = 2' }), ['removed -a = 1', 'added +a = 2']);
});
