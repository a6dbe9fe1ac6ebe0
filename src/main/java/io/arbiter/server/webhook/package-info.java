/**
 * Webhooks and their deliveries: where they may lead, what is sent, and what a failure means.
 *
 * <p>Invariant: a delivery is written in the transaction of its fact, and a request goes only to an
 * address that {@link io.arbiter.server.webhook.AddressGuard} has passed.
 */
package io.arbiter.server.webhook;
