package io.arbiter.bench.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks the console which worker has a submission in hand. Workers tell it every two seconds. */
final class JobHolder {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Cluster cluster;
  private final ApiClient admin;

  JobHolder(Cluster cluster) throws IOException, InterruptedException {
    this.cluster = cluster;
    String address = cluster.apis().getFirst().instance().address();
    this.admin = ApiClient.anonymous(URI.create(address)).logIn("admin", Cluster.PASSWORD);
  }

  /**
   * The worker that has the submission; empty when {@code ended} says that nobody has it any more.
   */
  Optional<Node> await(String submission, BooleanSupplier ended)
      throws IOException, InterruptedException {
    Optional<Node> found = find(submission);
    while (found.isEmpty() && !ended.getAsBoolean()) {
      Thread.sleep(PAUSE);
      found = find(submission);
    }
    return found;
  }

  private Optional<Node> find(String submission) throws IOException, InterruptedException {
    for (JsonNode worker : admin.get("/api/admin/workers").require().body()) {
      for (JsonNode slot : worker.path("slots")) {
        if (slot.path("work").asText().equals(submission)) {
          return node(worker.path("name").asText());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Node> node(String name) {
    return cluster.workers().stream().filter(worker -> worker.name().equals(name)).findFirst();
  }
}
