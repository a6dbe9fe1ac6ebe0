/**
 * A player's account as a whole: its export and its deletion.
 *
 * <p>Invariant: an export has only what the API shows its player, and nothing of other players.
 * After a deletion, the remaining submissions and puzzles do not show whose they were.
 *
 * <p>Uses {@code server.access}, {@code server.audit}, {@code server.author.task}, {@code
 * server.badge}, {@code server.catalog}, {@code server.mail}, {@code server.player}, {@code
 * server.publication}, {@code server.puzzle}, {@code server.score}, {@code server.submission},
 * {@code server.webhook}.
 */
@NullMarked
package io.arbiter.server.account;

import org.jspecify.annotations.NullMarked;
