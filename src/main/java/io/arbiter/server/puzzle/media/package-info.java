/**
 * The pictures, visuals and translations of versions, and who may see the pictures.
 *
 * <p>Invariant: a picture is stored once, under the hash of its content.
 *
 * <p>Owns the tables {@code version_media}, {@code media} and {@code version_translation}.
 *
 * <p>Uses {@code core.bundle}, {@code core.bundle.file}, {@code core.json}, {@code
 * server.database}, {@code server.player.caller}, {@code server.puzzle.content}.
 */
@NullMarked
package io.arbiter.server.puzzle.media;

import org.jspecify.annotations.NullMarked;
