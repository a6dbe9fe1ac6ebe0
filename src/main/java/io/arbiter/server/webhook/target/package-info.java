/**
 * Where webhooks may lead: which addresses of the web are accepted, and which addresses of the
 * network are connected to.
 *
 * <p>Invariant: a request goes only to an address that {@link
 * io.arbiter.server.webhook.target.AddressGuard} has passed.
 *
 * <p>Uses nothing of Arbiter.
 */
@NullMarked
package io.arbiter.server.webhook.target;

import org.jspecify.annotations.NullMarked;
