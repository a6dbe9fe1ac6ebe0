/**
 * The authors' API: drafts, validation, publication, imports and exports.
 *
 * <p>Invariant: no code of an author runs in this process; an answer of a worker that comes twice
 * changes nothing the second time.
 */
@NullMarked
package io.arbiter.server.author;

import org.jspecify.annotations.NullMarked;
