package io.arbiter.delivery.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a worker tells about itself: a record of {@link Topics#WORKERS}. Operators see it; nothing
 * is decided by it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerEvent.Alive.class, name = "alive"),
  @JsonSubTypes.Type(value = WorkerEvent.Stopped.class, name = "stopped")
})
public sealed interface WorkerEvent extends Message {
  UUID worker();

  /**
   * The state of a worker, which it sends every two seconds.
   *
   * @param name as in judgements and logs
   * @param startedAt when the process began to work
   * @param at by the worker's clock
   * @param ended for each sandbox, how its last child ended
   */
  record Alive(
      UUID worker,
      String name,
      Instant startedAt,
      Instant at,
      List<Slot> slots,
      List<Child> children,
      List<EndedChild> ended)
      implements WorkerEvent {}

  /** The worker stops; it sends nothing more. */
  record Stopped(UUID worker) implements WorkerEvent {}

  /**
   * A slot takes one job at a time.
   *
   * @param batch whether the slot belongs to the batch lane
   * @param since when the slot got its job, or became free
   * @param work the id of the submission or task in hand; null while the slot is free
   */
  record Slot(boolean batch, Instant since, @Nullable UUID work) {}

  /** The states of a child process. */
  enum ChildState {
    /** It is not ready to serve yet. */
    STARTING,
    /** It has run nobody's code, and any sandbox may take it. */
    SPARE,
    /** It waits for a submission. */
    READY,
    /** It waits for a submission, and has run enough to be quick. */
    WARM,
    /** It serves a submission. */
    BUSY,
    /** It has served a submission and makes itself ready again. */
    RECYCLING
  }

  /**
   * A child process.
   *
   * @param sandbox whose child it is
   * @param served how many submissions it has served
   * @param memoryBytes resident memory of the process; 0 if it is not known
   */
  record Child(String sandbox, ChildState state, long ageMillis, int served, long memoryBytes) {}

  /**
   * The end of a child process.
   *
   * @param reason a name of the sandbox's reasons, as in metrics, in capital letters
   */
  record EndedChild(String sandbox, String reason, int served, Instant at) {}
}
