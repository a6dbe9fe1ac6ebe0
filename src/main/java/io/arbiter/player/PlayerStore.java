package io.arbiter.player;

import com.fasterxml.uuid.Generators;
import io.arbiter.problem.ErrorCode;
import io.arbiter.problem.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
