package io.arbiter.bench;

/** Memory at rest. */
record Memories(Memory afterStart, Memory afterLoad) {}
