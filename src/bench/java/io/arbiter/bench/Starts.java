package io.arbiter.bench;

import java.util.List;

/** Seconds from the start to ready: on empty data, and again on the same data. */
record Starts(List<Double> firstSeconds, List<Double> againSeconds) {}
