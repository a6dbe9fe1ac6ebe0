package io.arbiter.server.similarity;

/**
 * The part of SQL with which solutions are compared. A relation is a subquery to use in place of a
 * table. PostgreSQL plans the query as if it named the table.
 */
public final class FingerprintRelations {
  /** The fingerprints of accepted solutions, by {@code submission_id}. */
  public static final String FINGERPRINTS =
      "(select submission_id, hash, first_line, last_line from fingerprint)";

  private FingerprintRelations() {}
}
