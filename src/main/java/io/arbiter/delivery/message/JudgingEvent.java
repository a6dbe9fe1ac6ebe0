package io.arbiter.delivery.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.judging.Delay;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a submission: a record of {@link Topics#EVENTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JudgingEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = JudgingEvent.Delayed.class, name = "delayed"),
  @JsonSubTypes.Type(value = JudgingEvent.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = JudgingEvent.Output.class, name = "output"),
  @JsonSubTypes.Type(value = JudgingEvent.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = JudgingEvent.Searched.class, name = "searched"),
  @JsonSubTypes.Type(value = JudgingEvent.ChildEnded.class, name = "child-ended"),
  @JsonSubTypes.Type(value = JudgingEvent.Rejudged.class, name = "rejudged")
})
public sealed interface JudgingEvent extends Message {
  UUID submission();

  int attempt();

  /** A worker has begun with the job. Not sent if the worker has the result a moment later. */
  record Started(UUID submission, int attempt, String worker) implements JudgingEvent {}

  /** The job waits again, or comes again, because of a fault of Arbiter. */
  record Delayed(UUID submission, int attempt, Delay delay) implements JudgingEvent {}

  /** The number of test cases that have passed so far. */
  record Progress(UUID submission, int attempt, int passed, int total) implements JudgingEvent {}

  /** Text that the player's code printed. Only runs and scratch scripts send it. */
  record Output(UUID submission, int attempt, String text) implements JudgingEvent {}

  /** A worker's result. */
  record Judged(UUID submission, int attempt, Judgement judgement, Provenance provenance)
      implements JudgingEvent {}

  /** A worker's result for a rejudging. It counts only when the rejudging is applied. */
  record Rejudged(
      UUID submission, int attempt, UUID rejudging, Judgement judgement, Provenance provenance)
      implements JudgingEvent {}

  /** The child process that ran the submission ended because of it. */
  record ChildEnded(UUID submission, int attempt) implements JudgingEvent {}

  /** The search for a counter-example has ended; what it found is in the database. */
  record Searched(UUID submission, int attempt) implements JudgingEvent {
    public Searched(UUID submission) {
      this(submission, 0);
    }
  }

  /**
   * What a judgement was made with.
   *
   * @param runtime name and version of the Python implementation
   * @param delivery how often a worker got the job, including this time
   */
  record Provenance(
      int version,
      @Nullable String testSetHash,
      String runtime,
      String worker,
      int delivery,
      Limits limits,
      Instant judgedAt) {}
}
