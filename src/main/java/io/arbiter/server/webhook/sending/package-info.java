/**
 * Sends the deliveries of webhooks: resolves the name, checks the addresses, signs, posts, and
 * decides what a failure means.
 *
 * <p>Invariant: a request goes to the address that was checked, without another look-up, without a
 * proxy and without following the answer. A delivery is tried until it succeeds or a day has
 * passed.
 *
 * <p>Uses {@code server.player.caller}, {@code server.submission.view}, {@code server.webhook},
 * {@code server.webhook.target}.
 */
@NullMarked
package io.arbiter.server.webhook.sending;

import org.jspecify.annotations.NullMarked;
