/**
 * What a version of a puzzle consists of, as it is stored and shown: files, samples, HTML, state.
 *
 * <p>Invariant: HTML that {@code Markdown} made is safe to show, even if an attacker wrote the
 * text.
 *
 * <p>Uses {@code core.bundle.file}, {@code core.json}, {@code core.judging.test}.
 */
@NullMarked
package io.arbiter.server.puzzle.content;

import org.jspecify.annotations.NullMarked;
