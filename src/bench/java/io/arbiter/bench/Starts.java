package io.arbiter.bench;

import java.util.List;

/** Seconds from the start until ready, on empty data and on existing data. */
record Starts(List<Double> firstSeconds, List<Double> againSeconds) {}
