package io.arbiter.server.rejudging;

/** The progress of a rejudging. States only go forward; a dry run stays at REPORTED. */
enum RejudgingState {
  /** Some results are missing. */
  JUDGING,
  /** All results are in, and the report is stored. No judgement has changed. */
  REPORTED,
  /** The results replace the judgements, player by player. */
  APPLYING,
  /** All results are applied, except those of skipped submissions. */
  APPLIED
}
