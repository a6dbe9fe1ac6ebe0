/**
 * Keyset pages, the same for every list.
 *
 * <p>Invariant: a cursor names the last item shown, so pages never skip or repeat what stays. Uses
 * {@code problem}.
 */
@NullMarked
package io.arbiter.listing;

import org.jspecify.annotations.NullMarked;
