/**
 * Keyset pages, which every list uses.
 *
 * <p>Invariant: a cursor names the last item shown, so pages never skip or repeat an item that
 * stays in the list.
 */
package io.arbiter.core.listing;
