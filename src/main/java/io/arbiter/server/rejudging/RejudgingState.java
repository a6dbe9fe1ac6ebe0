package io.arbiter.server.rejudging;

/** How far a rejudging has come. It goes one way; a dry run rests at REPORTED. */
public enum RejudgingState {
  /** Results are awaited. */
  JUDGING,
  /** All results are in, and what would change is known; nothing has changed. */
  REPORTED,
  /** The results are being made the judgements, player by player. */
  APPLYING,
  /** All that could be applied is. */
  APPLIED
}
