package io.arbiter.server.player;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The players and their passwords. Passwords are hashed outside of transactions, since that takes
 * long. Thread-safe.
 */
@ApplicationScoped
public class PlayerStore {
  /** A player's name. */
  static final String NAME = "[A-Za-z0-9_-]{3,32}";

  private final PlayerRepository players;
  private final PlayerStatements statements;

  /** What an unknown name's password is held against, so that it costs what a known one's does. */
  private final String nobodysHash = BcryptUtil.bcryptHash("nobody");

  PlayerStore(PlayerRepository players, PlayerStatements statements) {
    this.players = players;
    this.statements = statements;
  }

  /**
   * Adds a player.
   *
   * @throws ProblemException CONFLICT if the name is taken, in whatever case
   */
  public Player add(String name, String password, List<String> roles) {
    Player player = new Player(Generators.timeBasedEpochGenerator().generate(), name, roles);
    String hash = BcryptUtil.bcryptHash(password);
    if (!QuarkusTransaction.joiningExisting().call(() -> statements.add(player, hash))) {
      throw new ProblemException(ErrorCode.CONFLICT, "the name " + name + " is taken");
    }
    return player;
  }

  /** The player, if the password is right. Takes the same work whether the name is known or not. */
  Optional<Player> authenticate(String name, String password) {
    Optional<PlayerRepository.Credentials> known =
        name.matches(NAME)
            ? QuarkusTransaction.joiningExisting().call(() -> players.credentials(name))
            : Optional.empty();
    String hash = known.map(PlayerRepository.Credentials::passwordHash).orElse(nobodysHash);
    boolean right = BcryptUtil.matches(password, hash);
    return known.filter(_ -> right).map(PlayerRepository.Credentials::player);
  }

  /** The player of that name, in whatever case. */
  @Transactional
  public Optional<Player> find(String name) {
    return players.find(name);
  }

  /** Gives a player these roles and no others. */
  @Transactional
  Optional<Player> setRoles(String name, List<String> roles) {
    return statements.setRoles(name, roles);
  }

  /**
   * Whether there is such an account, and it has not been deleted. In a transaction of its own:
   * without one the session would keep its connection until the request ends, and a stream of
   * events is a long request.
   */
  @Transactional
  boolean isPresent(UUID player) {
    return players.account(player).isPresent();
  }

  @Transactional
  boolean anyAdmin() {
    return statements.anyAdmin();
  }

  /**
   * A player's account.
   *
   * @throws ProblemException UNAUTHENTICATED when it is deleted
   */
  @Transactional
  public Account account(UUID player) {
    return players.account(player).orElseThrow(PlayerStore::deleted);
  }

  /**
   * Keeps an account from being deleted until the transaction ends, before which the deletion sees
   * what the transaction wrote. Taken before all other locks.
   *
   * @throws ProblemException UNAUTHENTICATED when it is deleted already
   */
  @Transactional(TxType.MANDATORY)
  public void requirePresent(UUID player) {
    if (!statements.keepPresent(player)) {
      throw deleted();
    }
  }

  /**
   * Locks players by id until the transaction ends; "no key", so that rows which only refer to a
   * player do not wait.
   *
   * @return those who still have an account
   */
  @Transactional(TxType.MANDATORY)
  public Set<UUID> lock(Set<UUID> players) {
    return statements.lock(players);
  }

  /** The names of those of the players who have an account. */
  @Transactional
  public Map<UUID, String> names(Set<UUID> players) {
    return players.isEmpty() ? Map.of() : statements.names(players);
  }

  /** What a request of a deleted account gets. */
  public static ProblemException deleted() {
    return new ProblemException(ErrorCode.UNAUTHENTICATED, "the account of this token is deleted");
  }

  /**
   * Locks an account that is to be deleted: nobody writes anything of the player's from here on.
   * Two admins that leave at once wait for each other.
   *
   * @throws ProblemException UNAUTHENTICATED when it is deleted already, CONFLICT for the last
   *     admin
   */
  @Transactional(TxType.MANDATORY)
  public void lock(UUID player) {
    requireAnother(statements.lockAdmins(player), player);
    if (!statements.lockForDeletion(player)) {
      throw deleted();
    }
  }

  private static void requireAnother(List<UUID> admins, UUID player) {
    if (admins.equals(List.of(player))) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the last admin stays: give somebody else the role first");
    }
  }

  /** Takes name, password and roles from a player who is locked for it; the name is free again. */
  @Transactional(TxType.MANDATORY)
  public void anonymize(UUID player) {
    statements.anonymize(player);
  }
}
