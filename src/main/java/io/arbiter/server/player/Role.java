package io.arbiter.server.player;

/** The names of roles in a token. */
public final class Role {
  public static final String PLAYER = "player";
  public static final String AUTHOR = "author";

  /** May make classes. */
  public static final String TEACHER = "teacher";

  /** May make rated contests. */
  public static final String ORGANISER = "organiser";

  public static final String ADMIN = "admin";

  private Role() {}
}
