/**
 * How values are written as JSON, on topics, in columns and in files.
 *
 * <p>Invariant: what {@link io.arbiter.core.json.Codec} wrote, it reads back as the same value.
 *
 * <p>Uses {@code core.judging}.
 */
@NullMarked
package io.arbiter.core.json;

import org.jspecify.annotations.NullMarked;
