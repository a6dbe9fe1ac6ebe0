package io.arbiter.worker.attack;

/** What would prove that an attack did harm, beside its verdict. */
enum Oracle {
  /**
   * A canary came back or was touched, a process was left, a limit was overrun, a control failed.
   */
  UNIVERSAL,
  /** It was accepted. */
  NOT_ACCEPTED,
  /** A hidden input is in what the player gets to see. */
  NO_HIDDEN_INPUT,
  /** A forged frame reached the worker; it would show as a verdict that nobody expects. */
  NO_RAWFD_ON_IPC,
  /** A name or a version of the host is in what comes back. */
  NO_HOSTINFO,
  /** A class or a stack of Java's is in what comes back. */
  NO_JAVA_STACK,
  /** Something of the guest still uses the processor after the verdict. */
  QUIET_AFTER,
  /** A control failed, on another child too if this one was replaced. */
  CONTROLS_ALL,
  /** The child that is used again does not end when it is asked to. */
  SIGTERM_DEFAULT_AFTER,
  /** Nothing more: whether equal numbers of another type count is the puzzle's policy. */
  POLICY_TYPE_STRICT,
  /** It is run twice, since it looks for what its first run left. */
  TWICE
}
