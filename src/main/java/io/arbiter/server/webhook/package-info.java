/**
 * Webhooks: players have Arbiter tell an address of theirs when something happens. This package has
 * the webhooks, their deliveries and what the API shows of them; {@code sending} sends.
 *
 * <p>Invariant: a delivery is written in the transaction of the fact that it is about. A webhook
 * tells only what its player may see by the API. Only one process at a time sends for a webhook.
 *
 * <p>Sends the deliveries of webhooks: resolves the name, checks the addresses, signs, posts, and
 * decides what a failure means.
 *
 * <p>Invariant: a request goes to the address that was checked, without another look-up, without a
 * proxy and without following the answer. A delivery is tried until it succeeds or a day has
 * passed.
 *
 * <p>Where webhooks may lead: which addresses of the web are accepted, and which addresses of the
 * network are connected to.
 *
 * <p>Invariant: a request goes only to an address that {@link
 * io.arbiter.server.webhook.AddressGuard} has passed.
 */
@NullMarked
package io.arbiter.server.webhook;

import org.jspecify.annotations.NullMarked;
