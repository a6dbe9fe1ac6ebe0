package io.arbiter.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files with which operators observe Arbiter. */
public final class Observability {
  static final Path FOLDER = Path.of("src/main/observability");
  private static final Pattern METRIC = Pattern.compile("\\barbiter_[a-z_]+");

  private Observability() {}

  /** Arbiter's metrics that dashboards, alerts and the autoscaler name. */
  public static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>();
    try (Stream<Path> files = Stream.concat(Files.walk(FOLDER), Files.list(Manifests.FOLDER))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        METRIC
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> metrics.add(found.group()));
      }
    }
    return metrics;
  }
}
