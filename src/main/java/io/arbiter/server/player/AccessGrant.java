package io.arbiter.server.player;

import java.util.UUID;

/**
 * Something that lets its holder into an account without the password, such as a log-in or a link
 * in a mail. It ends when the player changes the password or logs out everywhere, so that a thief
 * does not come back with it. The keys of players are no grants: they stay.
 */
public interface AccessGrant {
  /** Ends all grants of a player, in the transaction of the caller. */
  void endAllOf(UUID player);
}
