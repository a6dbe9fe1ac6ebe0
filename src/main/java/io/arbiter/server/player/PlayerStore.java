package io.arbiter.server.player;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The players and their passwords. Thread-safe. */
@ApplicationScoped
public class PlayerStore {
  /** A player's name. */
  static final String NAME = "[A-Za-z0-9_-]{3,32}";

  private final Jdbi jdbi;

  /** What an unknown name's password is held against, so that it costs what a known one's does. */
  private final String nobodysHash = BcryptUtil.bcryptHash("nobody");

  public PlayerStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Adds a player.
   *
   * @throws ProblemException CONFLICT if the name is taken, in whatever case
   */
  public Player add(String name, String password, List<String> roles) {
    UUID id = Generators.timeBasedEpochGenerator().generate();
    String hash = BcryptUtil.bcryptHash(password);
    int added =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into player (id, name, password_hash, roles)
                        values (:id, :name, :hash, :roles) on conflict do nothing
                        """)
                    .bind("id", id)
                    .bind("name", name)
                    .bind("hash", hash)
                    .bindArray("roles", String.class, roles)
                    .execute());
    if (added == 0) {
      throw new ProblemException(ErrorCode.CONFLICT, "the name " + name + " is taken");
    }
    return new Player(id, name, roles);
  }

  /** The player, if the password is right. Takes the same work whether the name is known or not. */
  Optional<Player> authenticate(String name, String password) {
    Optional<Credentials> known = name.matches(NAME) ? credentials(name) : Optional.empty();
    boolean right = BcryptUtil.matches(password, known.map(Credentials::hash).orElse(nobodysHash));
    return known.filter(credentials -> right).map(Credentials::player);
  }

  private Optional<Credentials> credentials(String name) {
    return find(
        name, (row, context) -> new Credentials(player(row), row.getString("password_hash")));
  }

  /** The player of that name, in whatever case. */
  public Optional<Player> find(String name) {
    return find(name, (row, context) -> player(row));
  }

  private <T> Optional<T> find(String name, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from player where lower(name) = lower(:name)")
                .bind("name", name)
                .map(mapper)
                .findOne());
  }

  /** Gives a player these roles and no others. */
  Optional<Player> setRoles(String name, List<String> roles) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "update player set roles = :roles where lower(name) = lower(:name) returning *")
                .bind("name", name)
                .bindArray("roles", String.class, roles)
                .map((row, context) -> player(row))
                .findOne());
  }

  /** Whether there is such an account, and it has not been deleted. */
  boolean isPresent(UUID player) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select from player where id = :id and deleted_at is null)")
                .bind("id", player)
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * Keeps an account from being deleted until the transaction ends, before which the deletion sees
   * what the transaction wrote. Taken before all other locks.
   *
   * @throws ProblemException UNAUTHENTICATED when it is deleted already
   */
  public static void requirePresent(Handle transaction, UUID player) {
    lockPresent(transaction, player, "for key share");
  }

  /** What a request of a deleted account gets. */
  public static ProblemException deleted() {
    return new ProblemException(ErrorCode.UNAUTHENTICATED, "the account of this token is deleted");
  }

  /**
   * Locks an account that is to be deleted: nobody writes anything of the player's from here on.
   *
   * @throws ProblemException UNAUTHENTICATED when it is deleted already, CONFLICT for the last
   *     admin
   */
  public static void lock(Handle transaction, UUID player) {
    requireAnotherAdmin(transaction, player);
    lockPresent(transaction, player, "for update");
  }

  private static void lockPresent(Handle transaction, UUID player, String strength) {
    boolean present =
        transaction
            .createQuery("select id from player where id = :id and deleted_at is null " + strength)
            .bind("id", player)
            .mapTo(UUID.class)
            .findOne()
            .isPresent();
    if (!present) {
      throw deleted();
    }
  }

  /** Two admins that leave at once wait for each other. */
  private static void requireAnotherAdmin(Handle transaction, UUID player) {
    List<UUID> admins =
        transaction
            .createQuery(
                """
                select id from player where 'admin' = any(roles)
                  and (select 'admin' = any(roles) from player where id = :id)
                order by id for no key update
                """)
            .bind("id", player)
            .mapTo(UUID.class)
            .list();
    if (admins.equals(List.of(player))) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the last admin stays: give somebody else the role first");
    }
  }

  /** Takes name, password and roles from a player who is locked for it; the name is free again. */
  public static void bury(Handle transaction, UUID player) {
    transaction
        .createUpdate(
            """
            update player set name = null, password_hash = null, roles = '{}', deleted_at = now()
            where id = :id
            """)
        .bind("id", player)
        .execute();
  }

  boolean anyAdmin() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select from player where 'admin' = any(roles))")
                .mapTo(Boolean.class)
                .one());
  }

  private static Player player(ResultSet row) throws SQLException {
    return new Player(
        row.getObject("id", UUID.class),
        row.getString("name"),
        List.of((String[]) row.getArray("roles").getArray()));
  }

  private record Credentials(Player player, String hash) {}
}
