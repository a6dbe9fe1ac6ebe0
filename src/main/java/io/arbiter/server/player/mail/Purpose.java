package io.arbiter.server.player.mail;

/** What a link in a mail does. */
enum Purpose {
  /** Confirms the address. */
  CONFIRMATION,
  /** Sets a new password. */
  RESET
}
