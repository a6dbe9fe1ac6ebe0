package io.arbiter.worker.validation;

import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.exchange.KattisImport;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.SandboxClosed;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One task of an author in, one answer out; it is published before the task is acknowledged. */
@ApplicationScoped
public class AuthorWorker {
  private static final Logger LOG = Logger.getLogger(AuthorWorker.class);
  private static final Duration COUNTEREXAMPLE_BUDGET = Duration.ofSeconds(5);

  /** Progress is for eyes. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final PreparedBundle TOO_LARGE =
      new PreparedBundle(
          List.of(
              new BundleProblem(
                  "bundle",
                  0,
                  "the tests are too large to be sent to the server: use fewer or smaller ones")),
          null);

  private final Sandboxes sandboxes;
  private final Publisher publisher;

  public AuthorWorker(Sandboxes sandboxes, Publisher publisher) {
    this.sandboxes = sandboxes;
    this.publisher = publisher;
  }

  /** Does a task. */
  public Disposition handle(AuthorTask task, Delivery delivery) throws InterruptedException {
    if (delivery.isGivenUp()) {
      LOG.errorf(
          "task %s is given up after %d failures and %d losses",
          task.id(), delivery.failures(), delivery.losses());
      return publish(new TaskEvent.GivenUp(task.id()));
    }
    try {
      return publish(answer(task));
    } catch (SandboxUnavailable e) {
      LOG.errorf(
          "no sandbox for task %s, delivery %d: %s", task.id(), delivery.number(), e.getMessage());
      return Disposition.RELEASE;
    } catch (SandboxClosed _) {
      // The worker stops. This says nothing about the task.
      return Disposition.RELEASE;
    }
  }

  /** Without spans: a validation runs hundreds of programs. */
  private TaskEvent.Answer answer(AuthorTask task) throws SandboxUnavailable, InterruptedException {
    try (TraceSpan _ = Spans.suspend()) {
      return answerUntraced(task);
    }
  }

  private TaskEvent.Answer answerUntraced(AuthorTask task)
      throws SandboxUnavailable, InterruptedException {
    return switch (task) {
      case AuthorTask.Prepare(UUID id, Map<String, byte[]> files) ->
          new TaskEvent.Prepared(id, new Preparation(sandboxes).prepare(files));
      case AuthorTask.Check(UUID id, Map<String, byte[]> files) ->
          new TaskEvent.Checked(id, new Preparation(sandboxes).check(files));
      case AuthorTask.Validate(UUID id, Map<String, byte[]> files) ->
          new TaskEvent.Validated(id, new Validation(sandboxes).validate(files, watcher(id)));
      case AuthorTask.FindCounterExample search ->
          new TaskEvent.Searched(search.id(), search.submission(), counterExample(search));
      case AuthorTask.ImportCheckio mission ->
          new TaskEvent.Imported(
              mission.id(),
              new ImportProof(sandboxes)
                  .prove(
                      new CheckioReader(sandboxes)
                          .run(mission.files(), mission.sizes(), mission.details())));
      case AuthorTask.ImportKattis(
              UUID id,
              Map<String, byte[]> files,
              Map<String, Long> sizes,
              MissionDetails details) ->
          new TaskEvent.Imported(
              id, new ImportProof(sandboxes).prove(KattisImport.run(files, sizes, details)));
      case AuthorTask.TakeFingerprints(UUID id, Map<UUID, String> sources) ->
          new TaskEvent.Fingerprinted(id, fingerprints(sources));
    };
  }

  private FoundCounterExample counterExample(AuthorTask.FindCounterExample search)
      throws SandboxUnavailable, InterruptedException {
    PreparedBundle prepared = new Preparation(sandboxes).prepare(search.files());
    if (prepared.bundle() == null) {
      return new FoundCounterExample(null);
    }
    try {
      return new FoundCounterExample(
          new CounterExampleSearch(sandboxes)
              .find(prepared.bundle(), search.source(), COUNTEREXAMPLE_BUDGET)
              .orElse(null));
    } catch (AuthorFault e) {
      LOG.warnf("no counter-example: %s: %s", e.file(), e.problem());
      return new FoundCounterExample(null);
    }
  }

  private FoundFingerprints fingerprints(Map<UUID, String> sources)
      throws SandboxUnavailable, InterruptedException {
    List<UUID> submissions = List.copyOf(sources.keySet());
    List<List<Fingerprint>> found =
        Winnowing.of(sandboxes, submissions.stream().map(sources::get).toList());
    Map<UUID, List<Fingerprint>> all = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      all.put(submissions.get(i), found.get(i));
    }
    return new FoundFingerprints(all);
  }

  private Validation.Watcher watcher(UUID task) {
    long[] next = {System.nanoTime()};
    return (done, total) -> {
      long now = System.nanoTime();
      if (now >= next[0]) {
        next[0] = now + PROGRESS_NANOS;
        var _ = publisher.send(new TaskEvent.Progress(task, done, total));
      }
    };
  }

  private Disposition publish(TaskEvent.Answer answer) throws InterruptedException {
    try {
      publisher.deliver(answer);
    } catch (IllegalArgumentException e) {
      if (!(answer instanceof TaskEvent.Prepared)) {
        throw e;
      }
      // Letters that are not Latin need more bytes in a record than in a file.
      publisher.deliver(new TaskEvent.Prepared(answer.id(), TOO_LARGE));
    }
    LOG.infof("task %s: %s", answer.id(), answer.getClass().getSimpleName());
    return Disposition.ACCEPT;
  }
}
