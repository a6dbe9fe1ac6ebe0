/**
 * The authors' API: drafts, checks, validation, publication, imports, exports and statistics. What
 * a worker does for an author is a task.
 *
 * <p>Invariant: no code of an author runs in this process. An answer of a worker that comes twice
 * changes nothing the second time. A task ends once, its progress never goes back, and any process
 * can continue it.
 */
package io.arbiter.server.author;
