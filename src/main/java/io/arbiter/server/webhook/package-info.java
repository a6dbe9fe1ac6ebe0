/**
 * Webhooks: players have Arbiter tell an address of theirs when something happens. This package has
 * the webhooks, their deliveries and what the API shows of them; {@code sending} sends.
 *
 * <p>Invariant: a delivery is written in the transaction of the fact that it is about. A webhook
 * tells only what its player may see by the API. Only one process at a time sends for a webhook.
 *
 * <p>Owns the tables {@code webhook} and {@code webhook_delivery}.
 *
 * <p>Uses {@code core.listing}, {@code core.problem}, {@code server.database}, {@code
 * server.player}, {@code server.player.caller}, {@code server.puzzle}, {@code
 * server.webhook.target}.
 */
@NullMarked
package io.arbiter.server.webhook;

import org.jspecify.annotations.NullMarked;
