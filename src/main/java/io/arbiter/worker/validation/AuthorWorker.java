package io.arbiter.worker.validation;

import io.arbiter.core.json.Codec;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.core.report.FoundCounterExample;
import io.arbiter.core.report.FoundFingerprints;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.DeliverySettings;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.Publisher;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.delivery.Topics;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.AuthorFault;
import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.checkio.CheckioImport;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One task of an author in, one answer out; it is published before the task is acknowledged. */
@ApplicationScoped
public class AuthorWorker {
  private static final Logger LOG = Logger.getLogger(AuthorWorker.class);
  private static final Duration COUNTEREXAMPLE_BUDGET = Duration.ofSeconds(5);

  /** Progress is for eyes. */
  private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Sandboxes sandboxes;
  private final Publisher publisher;
  private final int maxFailures;

  public AuthorWorker(Sandboxes sandboxes, Publisher publisher, DeliverySettings delivery) {
    this.sandboxes = sandboxes;
    this.publisher = publisher;
    this.maxFailures = delivery.maxFailures();
  }

  /** Does a task. */
  public Disposition handle(AuthorTask task, Delivery delivery) throws InterruptedException {
    if (delivery.failures() >= maxFailures) {
      LOG.errorf("task %s is given up after %d failures", task.id(), delivery.failures());
      return publish(task, null);
    }
    try {
      return publish(task, Codec.toJson(answer(task)));
    } catch (SandboxUnavailable e) {
      LOG.errorf(
          "no sandbox for task %s, delivery %d: %s", task.id(), delivery.number(), e.getMessage());
      return Disposition.RELEASE;
    }
  }

  private Object answer(AuthorTask task) throws SandboxUnavailable, InterruptedException {
    return switch (task.kind()) {
      case PREPARE -> new Preparation(sandboxes).prepare(task.files());
      case VALIDATE -> new Validation(sandboxes).validate(task.files(), watcher(task));
      case COUNTEREXAMPLE -> counterExample(task);
      case IMPORT_CHECKIO -> new CheckioImport(sandboxes).run(task.files(), task.options());
      case FINGERPRINTS -> fingerprints(task);
    };
  }

  private FoundCounterExample counterExample(AuthorTask task)
      throws SandboxUnavailable, InterruptedException {
    PreparedBundle prepared = new Preparation(sandboxes).prepare(task.files());
    if (prepared.bundle() == null) {
      return new FoundCounterExample(null);
    }
    try {
      return new FoundCounterExample(
          new CounterExampleSearch(sandboxes)
              .find(prepared.bundle(), String.valueOf(task.source()), COUNTEREXAMPLE_BUDGET)
              .orElse(null));
    } catch (AuthorFault e) {
      LOG.warnf("no counter-example: %s: %s", e.file(), e.problem());
      return new FoundCounterExample(null);
    }
  }

  private FoundFingerprints fingerprints(AuthorTask task)
      throws SandboxUnavailable, InterruptedException {
    List<Map.Entry<String, byte[]>> sources = List.copyOf(task.files().entrySet());
    List<List<Fingerprint>> found =
        Winnowing.of(
            sandboxes,
            sources.stream()
                .map(source -> new String(source.getValue(), StandardCharsets.UTF_8))
                .toList());
    Map<UUID, List<Fingerprint>> all = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      all.put(UUID.fromString(sources.get(i).getKey()), found.get(i));
    }
    return new FoundFingerprints(all);
  }

  private Validation.Watcher watcher(AuthorTask task) {
    long[] next = {System.nanoTime()};
    return (done, total) -> {
      long now = System.nanoTime();
      if (now >= next[0]) {
        next[0] = now + PROGRESS_NANOS;
        var _ =
            publisher.send(
                Topics.REPORTS,
                task.id().toString(),
                Codec.encode(new TaskEvent.Progress(task.id(), done, total)));
      }
    };
  }

  private Disposition publish(AuthorTask task, @Nullable String result)
      throws InterruptedException {
    var done = new TaskEvent.Done(task.id(), task.kind(), task.submission(), result);
    publisher.deliver(Topics.REPORTS, task.id().toString(), Codec.encode(done));
    LOG.infof("%s %s is done", task.kind(), task.id());
    return Disposition.ACCEPT;
  }
}
