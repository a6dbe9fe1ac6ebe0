/**
 * The authors' API: drafts, validation, publication.
 *
 * <p>Invariant: no code of an author runs in this process; only workers run it.
 *
 * <p>Imports of puzzles from other judges, and exports for them.
 *
 * <p>Invariant: an import that no request waits for can be continued by any process.
 *
 * <p>The workers' tasks for which no author waits: counter-examples for players, and shipped
 * puzzles that a worker must prepare. Also stores the answers to all tasks.
 *
 * <p>Invariant: an answer that comes twice changes nothing the second time.
 */
@NullMarked
package io.arbiter.server.author;

import org.jspecify.annotations.NullMarked;
