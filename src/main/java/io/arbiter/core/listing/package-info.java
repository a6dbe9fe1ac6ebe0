/**
 * Keyset pages, which every list uses.
 *
 * <p>Invariant: a cursor names the last item shown, so pages never skip or repeat an item that
 * stays in the list.
 */
@NullMarked
package io.arbiter.core.listing;

import org.jspecify.annotations.NullMarked;
