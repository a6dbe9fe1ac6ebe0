package io.arbiter.worker.attack;

/**
 * A check, besides the verdict, that shows whether an attack did harm. Each constant names the
 * harm.
 */
enum Oracle {
  /**
   * A canary came back or was touched, a process was left behind, a limit was exceeded, or a
   * control failed.
   */
  UNIVERSAL,
  /** The attack was accepted. */
  NOT_ACCEPTED,
  /** The texts for the player hold a hidden input. */
  NO_HIDDEN_INPUT,
  /** A forged frame reached the worker; this would show as an unexpected verdict. */
  NO_RAWFD_ON_IPC,
  /** The returned texts hold a name or a version of the host. */
  NO_HOSTINFO,
  /** The returned texts hold a Java class or stack trace. */
  NO_JAVA_STACK,
  /** The guest's code still uses CPU time after the verdict. */
  QUIET_AFTER,
  /** A control failed; all controls run, even if the child was replaced. */
  CONTROLS_ALL,
  /** A child that serves on ignores SIGTERM. */
  SIGTERM_DEFAULT_AFTER,
  /** No check: the puzzle decides whether equal numbers of another type count. */
  POLICY_TYPE_STRICT,
  /** No check: the attack runs twice, because it looks for traces of its first run. */
  TWICE
}
