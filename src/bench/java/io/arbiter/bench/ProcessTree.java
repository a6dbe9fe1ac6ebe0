package io.arbiter.bench;

import java.util.ArrayList;
import java.util.List;

/** The processes of an instance, grouped by purpose. */
record ProcessTree(
    List<ProcessHandle> main, List<ProcessHandle> children, List<ProcessHandle> postgres) {
  static ProcessTree of(BenchInstance instance) {
    List<ProcessHandle> database =
        instance.postgres().map(BenchInstance::withDescendants).orElse(List.of());
    List<ProcessHandle> children = new ArrayList<>(instance.process().descendants().toList());
    children.removeAll(database);
    return new ProcessTree(List.of(instance.process().toHandle()), children, database);
  }
}
