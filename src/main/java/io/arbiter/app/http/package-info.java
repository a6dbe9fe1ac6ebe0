/**
 * What holds for all requests to the API: ids, sizes, slow requests, JSON, and the description.
 *
 * <p>Invariant: no resource has to check what holds for all requests.
 *
 * <p>Uses all rooms.
 */
@NullMarked
package io.arbiter.app.http;

import org.jspecify.annotations.NullMarked;
