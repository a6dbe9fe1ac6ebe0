package io.arbiter.server;

/** Another name of {@link DatabaseTest}. */
public abstract class EmptyDatabase extends DatabaseTest {}
