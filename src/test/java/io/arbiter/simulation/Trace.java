package io.arbiter.simulation;

import java.util.ArrayList;
import java.util.List;

/** The steps of a simulation, as lines to read. */
final class Trace {
  private final boolean on;
  private final List<String> lines = new ArrayList<>();

  Trace(boolean on) {
    this.on = on;
  }

  boolean isOn() {
    return on;
  }

  void add(long micros, String who, String what) {
    lines.add("%10.3f s  %-22s %s".formatted(micros / 1_000_000.0, who, what));
  }

  List<String> lines() {
    return lines;
  }
}
