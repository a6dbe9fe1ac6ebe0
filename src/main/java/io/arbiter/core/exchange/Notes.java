package io.arbiter.core.exchange;

import io.arbiter.core.bundle.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects what an import loses. An error refuses the import. */
final class Notes {
  private final List<Finding> all = new ArrayList<>();

  void refuse(String file, String message) {
    all.add(Finding.error(file, 0, message));
  }

  void note(String file, String message) {
    note(file, 0, message);
  }

  void note(String file, int line, String message) {
    all.add(new Finding(Finding.Severity.WARNING, file, line, message));
  }

  void add(Collection<Finding> more) {
    all.addAll(more);
  }

  /**
   * Notes the files that have no place in a bundle.
   *
   * @param places a place for each file: the file itself or its folder
   */
  void noteLeftovers(List<String> places) {
    places.stream()
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
        .forEach(
            (place, count) ->
                note(place, count == 1 ? "is not imported" : count + " files are not imported"));
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  boolean refused() {
    return all.stream().anyMatch(Finding::blocks);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
