package io.arbiter.server.webhook;

import java.util.List;
import java.util.stream.Collectors;

/** Ports from {@code first} to {@code last}. */
record PortRange(int first, int last) {
  static final String PATTERN = " *\\d{1,5}(-\\d{1,5})? *";

  /**
   * Reads {@code 443} or {@code 8000-8099}.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static PortRange parse(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException(text + " is neither a port nor a range such as 8000-8099");
    }
    String[] bounds = text.strip().split("-", 2);
    return new PortRange(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[bounds.length - 1]));
  }

  boolean contains(int port) {
    return first <= port && port <= last;
  }

  static String names(List<PortRange> ranges) {
    return ranges.stream().map(PortRange::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
