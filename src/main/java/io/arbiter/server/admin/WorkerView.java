package io.arbiter.server.admin;

import io.arbiter.delivery.message.WorkerEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker as operators see it.
 *
 * @param name as in judgements and logs
 * @param seenAt when its state last came, by the clock of this api process
 */
record WorkerView(
    UUID id,
    String name,
    State state,
    Instant startedAt,
    Instant seenAt,
    List<Slot> slots,
    Processes processes) {
  public WorkerView {
    slots = List.copyOf(slots);
  }

  /** Whether the worker lives. */
  public enum State {
    /** Its state came within the last ten seconds. */
    ALIVE,
    /** It has been silent for ten seconds or more. */
    GONE,
    /** It has said that it stops. */
    STOPPED
  }

  /**
   * A slot takes one job at a time.
   *
   * @param lane INTERACTIVE or BATCH
   * @param since when it got its job, or became free
   * @param work the id of the submission or task in hand; null while the slot is free
   */
  public record Slot(String lane, Instant since, @Nullable UUID work) {
    static Slot of(WorkerEvent.Slot slot) {
      return new Slot(slot.batch() ? "BATCH" : "INTERACTIVE", slot.since(), slot.work());
    }
  }

  /**
   * The child processes.
   *
   * @param ended for each sandbox, how its last child ended
   */
  public record Processes(List<WorkerEvent.Child> children, List<WorkerEvent.EndedChild> ended) {
    public Processes {
      children = List.copyOf(children);
      ended = List.copyOf(ended);
    }
  }
}
