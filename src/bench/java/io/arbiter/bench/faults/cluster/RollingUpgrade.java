package io.arbiter.bench.faults.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Replaces all workers and then all apis of a cluster, one after the other, by those of another
 * version. Meanwhile players reach the apis as through a proxy that asks each of them every half a
 * second whether it is ready.
 */
public final class RollingUpgrade {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Cluster cluster;
  private final Path other;
  private int upgrades;
  private volatile boolean over;

  /**
   * @param other the folder of a checkout in which the other version is built. Each upgrade leads
   *     to the version that the one before has left
   */
  public RollingUpgrade(Cluster cluster, Path other) {
    this.cluster = cluster;
    this.other = other;
  }

  /** Replaces all. Each node is ready before the node that it replaces gets SIGTERM. */
  public Void make() throws Exception {
    upgrades++;
    over = false;
    cluster.launcher = upgrades % 2 == 1 ? other.resolve("arbiter").toString() : "./arbiter";
    cluster.rotation = List.copyOf(cluster.apis);
    Thread proxy = Thread.ofVirtual().start(this::look);
    try {
      for (Node old : cluster.workers) {
        replace(cluster.workers, old, cluster.worker(next(old)));
      }
      for (Node old : cluster.apis) {
        replace(cluster.apis, old, cluster.api(next(old)));
      }
    } finally {
      over = true;
      proxy.join();
      cluster.rotation = List.of();
    }
    return null;
  }

  private String next(Node old) {
    return old.name().replaceFirst("(-upgrade-\\d+)?$", "-upgrade-" + upgrades);
  }

  private void replace(List<Node> nodes, Node old, Node next) throws Exception {
    nodes.add(cluster.part(next));
    cluster.awaitReady();
    old.terminate();
    nodes.remove(old);
  }

  private void look() {
    try {
      while (!over) {
        cluster.rotation = cluster.apis.stream().filter(Node::ready).toList();
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
