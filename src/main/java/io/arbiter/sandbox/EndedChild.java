package io.arbiter.sandbox;

import java.time.Instant;

/**
 * How a child ended. There is no text, because a guest may have written it.
 *
 * @param served the number of submissions that it had served
 */
public record EndedChild(ChildEnd reason, int served, Instant at) {}
