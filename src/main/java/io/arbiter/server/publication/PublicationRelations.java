package io.arbiter.server.publication;

/**
 * The columns of publications and comments that the SQL of other packages may read. Each constant
 * is a subquery to use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class PublicationRelations {
  /** Publications by {@code id}; {@code hidden} is an admin's reason for hiding one, or null. */
  public static final String PUBLICATIONS =
      "(select id, submission_id, puzzle_id, player_id, category, hidden from publication)";

  /** Comments by {@code id}; {@code hidden} as in {@link #PUBLICATIONS}. */
  public static final String COMMENTS =
      "(select id, publication_id, player_id, text, hidden from publication_comment)";

  private PublicationRelations() {}
}
