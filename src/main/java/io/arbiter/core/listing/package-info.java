/**
 * Keyset pages, the same for every list.
 *
 * <p>Invariant: a cursor names the last item shown, so pages never skip or repeat what stays.
 *
 * <p>Uses {@code core.problem}.
 */
@NullMarked
package io.arbiter.core.listing;

import org.jspecify.annotations.NullMarked;
