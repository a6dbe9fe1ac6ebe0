package io.arbiter.server.mail;

/** What a link in a mail does. */
enum Purpose {
  /** Confirms the address. */
  CONFIRMATION,
  /** Sets a new password. */
  RESET
}
