package io.arbiter.delivery;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a submission, as told on {@link Topics#EVENTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JudgingEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = JudgingEvent.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = JudgingEvent.Output.class, name = "output"),
  @JsonSubTypes.Type(value = JudgingEvent.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = JudgingEvent.Scored.class, name = "scored"),
  @JsonSubTypes.Type(value = JudgingEvent.ChildEnded.class, name = "child-ended"),
  @JsonSubTypes.Type(value = JudgingEvent.Rejudged.class, name = "rejudged")
})
public sealed interface JudgingEvent {
  UUID submission();

  int attempt();

  /** A worker has taken the job. */
  record Started(UUID submission, int attempt, String worker) implements JudgingEvent {}

  /** So many of the test cases have passed. */
  record Progress(UUID submission, int attempt, int passed, int total) implements JudgingEvent {}

  /** The player's code printed this; runs and scratch only. */
  record Output(UUID submission, int attempt, String text) implements JudgingEvent {}

  /**
   * A worker's result, with where it comes from.
   *
   * @param repeats the submission of the same source whose result this is, or null for one of its
   *     own
   */
  record Judged(
      UUID submission,
      int attempt,
      Judgement judgement,
      Provenance provenance,
      @Nullable UUID repeats)
      implements JudgingEvent {
    public Judged(UUID submission, int attempt, Judgement judgement, Provenance provenance) {
      this(submission, attempt, judgement, provenance, null);
    }
  }

  /** A worker's result for a rejudging, which counts only once that is applied. */
  record Rejudged(
      UUID submission, int attempt, UUID rejudging, Judgement judgement, Provenance provenance)
      implements JudgingEvent {}

  /** It has brought the process that ran it to its end. */
  record ChildEnded(UUID submission, int attempt) implements JudgingEvent {}

  /** The result is in the database. */
  record Scored(UUID submission, int attempt) implements JudgingEvent {}

  /**
   * What a judgement was made with.
   *
   * @param runtime name and version of the Python implementation
   * @param delivery how often the job had been handed to a worker, this time included
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
