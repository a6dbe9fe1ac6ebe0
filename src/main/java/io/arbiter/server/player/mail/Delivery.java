package io.arbiter.server.player.mail;

/** How links reach players. */
enum Delivery {
  /** By mail. */
  MAIL,
  /** There is no SMTP server: the operator finds the link in the log. */
  LOG
}
