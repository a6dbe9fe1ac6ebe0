package io.arbiter.server.player;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The players and their passwords. Passwords are hashed outside transactions, since hashing is
 * slow. Thread-safe.
 */
@ApplicationScoped
public class PlayerStore {
  /** The pattern of a player's name. */
  public static final String NAME = "[A-Za-z0-9_-]{3,32}";

  private final PlayerRepository players;
  private final PlayerQueries queries;
  private final Passwords passwords;
  private final List<AccessGrant> grants;

  /**
   * The password of an unknown name is compared with this hash, so that the check takes as long as
   * for a known name.
   */
  private final String nobodysHash;

  PlayerStore(
      PlayerRepository players,
      PlayerQueries queries,
      Passwords passwords,
      @All List<AccessGrant> grants) {
    this.players = players;
    this.queries = queries;
    this.passwords = passwords;
    this.grants = List.copyOf(grants);
    this.nobodysHash = passwords.hash("nobody");
  }

  /**
   * A player whose password was right.
   *
   * @param hash of the password, as it was stored then
   */
  public record Authenticated(UUID player, String hash) {}

  /**
   * Adds a player.
   *
   * @throws ProblemException CONFLICT if the name is taken, in any case
   */
  public Player add(String name, String password, List<String> roles) {
    return stored(name, passwords.hash(password), roles);
  }

  /**
   * Adds a player who logs in at a provider.
   *
   * @throws ProblemException CONFLICT if the name is taken, in any case
   */
  public Player addWithoutPassword(String name, List<String> roles) {
    return stored(name, null, roles);
  }

  private Player stored(String name, @Nullable String hash, List<String> roles) {
    Player player = new Player(Generators.timeBasedEpochGenerator().generate(), name, roles);
    String[] held = player.roles().toArray(String[]::new);
    int added =
        QuarkusTransaction.joiningExisting()
            .call(() -> queries.add(player.id(), player.name(), hash, held));
    if (added == 0) {
      throw new ProblemException(ErrorCode.CONFLICT, "the name " + name + " is taken");
    }
    return player;
  }

  /**
   * The player, if the password is right. Takes equally long for a known and for an unknown name,
   * and for a player without a password.
   *
   * @param check runs when it is this password's turn, and may refuse it with an exception
   * @throws ProblemException UNAVAILABLE if too many passwords are being checked
   */
  public Optional<Authenticated> authenticate(String name, String password, Runnable check) {
    Optional<PlayerRepository.Credentials> known =
        name.matches(NAME)
            ? QuarkusTransaction.joiningExisting().call(() -> players.credentials(name))
            : Optional.empty();
    @Nullable String hash = known.map(PlayerRepository.Credentials::passwordHash).orElse(null);
    boolean right = passwords.match(password, hash == null ? nobodysHash : hash, check);
    return hash != null && right
        ? known.map(found -> new Authenticated(found.id(), hash))
        : Optional.empty();
  }

  /**
   * Locks the account like {@link #lockPresent}, and requires that the password is still the same.
   *
   * @throws ProblemException UNAUTHENTICATED if it was changed since, or the account is deleted
   */
  @Transactional(TxType.MANDATORY)
  public void requireUnchanged(Authenticated login) {
    lockPresent(login.player());
    if (!players.hasPassword(login.player(), login.hash())) {
      throw changed();
    }
  }

  /**
   * The player with this name, in any case. Needs no transaction, whose end would cost a round
   * trip.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<Player> find(String name) {
    return players.find(name);
  }

  /** The account with this name, in any case. Needs no transaction, like {@link #find}. */
  @Transactional(TxType.SUPPORTS)
  public Optional<Account> account(String name) {
    return players.account(name);
  }

  /**
   * Sets the time zone in which a player's days are counted.
   *
   * @throws ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public void setZone(UUID player, String zone) {
    if (!players.setZone(player, zone)) {
      throw deleted();
    }
  }

  /**
   * Replaces a player's password, and ends all {@link AccessGrant}s.
   *
   * @param proof gives the player, or refuses with an exception; it runs in the transaction of the
   *     change, because hashing takes long and much may change meanwhile
   * @throws ProblemException UNAUTHENTICATED if the account is deleted
   */
  public Authenticated setPassword(String password, Supplier<UUID> proof) {
    String hash = passwords.hash(password);
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              UUID player = proof.get();
              if (!players.setPassword(player, hash)) {
                throw deleted();
              }
              endGrants(player);
              return new Authenticated(player, hash);
            });
  }

  /**
   * Locks the account like {@link #lockPresent}, and requires that it has no password.
   *
   * @throws ProblemException UNAUTHENTICATED if it has one by now, or the account is deleted
   */
  @Transactional(TxType.MANDATORY)
  public void requireNoPassword(UUID player) {
    lockPresent(player);
    if (players.hasPassword(player)) {
      throw changed();
    }
  }

  private static ProblemException changed() {
    return new ProblemException(
        ErrorCode.UNAUTHENTICATED, "the password was changed at this moment; log in again");
  }

  /** Ends all {@link AccessGrant}s of a player. */
  @Transactional
  public void endGrants(UUID player) {
    grants.forEach(grant -> grant.endAllOf(player));
  }

  /** Whether a player can log in with a password. */
  @Transactional
  public boolean hasPassword(UUID player) {
    return players.hasPassword(player);
  }

  /**
   * Locks the admins if the player with this name, in any case, is one of them.
   *
   * @throws ProblemException CONFLICT if the player is the last admin
   */
  @Transactional(TxType.MANDATORY)
  public void requireAnotherAdmin(String name) {
    find(name).ifPresent(player -> requireAnother(player.id()));
  }

  /** Replaces a player's roles. */
  @Transactional(TxType.MANDATORY)
  public Optional<Player> setRoles(String name, List<String> roles) {
    return players.setRoles(name, roles);
  }

  /** Locks the player with this name, in any case, until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public Optional<Player> lock(String name) {
    return players.lock(name).map(PlayerEntity::shown);
  }

  /**
   * Suspends a player whom the caller has locked, or changes the suspension.
   *
   * @param suspension null to lift it
   */
  @Transactional(TxType.MANDATORY)
  public void suspend(UUID player, @Nullable Suspension suspension) {
    players.findById(player).suspend(suspension);
  }

  /**
   * The account, unless it is deleted. This has its own transaction. Without a transaction the
   * session would keep its connection until the request ends, and a stream of events is a long
   * request.
   */
  @Transactional
  public Optional<Account> present(UUID player) {
    return players.account(player);
  }

  @Transactional
  public boolean anyAdmin() {
    return queries.anyAdmin().isPresent();
  }

  /**
   * A player's account.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted
   */
  @Transactional
  public Account account(UUID player) {
    return players.account(player).orElseThrow(PlayerStore::deleted);
  }

  /**
   * Locks an account against deletion until the transaction ends. A deletion waits, and then sees
   * the rows that the transaction wrote. This lock comes before all others.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already
   */
  @Transactional(TxType.MANDATORY)
  public void requirePresent(UUID player) {
    if (present(queries.keep(new UUID[] {player})).isEmpty()) {
      throw deleted();
    }
  }

  /**
   * Locks an account against deletion like {@link #requirePresent}, and one transaction at a time:
   * what the transaction counts then is all that the player has. This lock comes before all others.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already
   */
  @Transactional(TxType.MANDATORY)
  public void lockPresent(UUID player) {
    if (lock(Set.of(player)).isEmpty()) {
      throw deleted();
    }
  }

  /**
   * Locks players in the order of ids until the transaction ends. The lock is "for no key update",
   * so that inserts of rows that refer to a player do not wait.
   *
   * @return the players who still have an account
   */
  @Transactional(TxType.MANDATORY)
  public Set<UUID> lock(Set<UUID> players) {
    return present(queries.lock(players.toArray(UUID[]::new)));
  }

  /**
   * Locks players against the deletion of their accounts like {@link #requirePresent}, in the order
   * of ids. Some may be deleted already. Scoring and log-ins do not wait for this lock, so a long
   * transaction may hold it.
   */
  @Transactional(TxType.MANDATORY)
  public void keep(Set<UUID> players) {
    queries.keep(players.toArray(UUID[]::new));
  }

  /** The names of the players who have an account. */
  @Transactional
  public Map<UUID, String> names(Set<UUID> players) {
    return players.isEmpty()
        ? Map.of()
        : queries.names(players.toArray(UUID[]::new)).stream()
            .collect(Collectors.toMap(PlayerQueries.Name::player, PlayerQueries.Name::name));
  }

  /** The answer to a request of a deleted account. */
  public static ProblemException deleted() {
    return new ProblemException(ErrorCode.UNAUTHENTICATED, "the account of this token is deleted");
  }

  /**
   * Locks an account for its deletion. Until the transaction ends, nobody else can write about the
   * player. If two admins are deleted at once, one waits for the other.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already, CONFLICT for the last admin
   */
  @Transactional(TxType.MANDATORY)
  public void lock(UUID player) {
    requireAnother(player);
    if (present(queries.lockForDeletion(new UUID[] {player})).isEmpty()) {
      throw deleted();
    }
  }

  private static Set<UUID> present(List<PlayerQueries.Locked> locked) {
    return locked.stream()
        .filter(PlayerQueries.Locked::present)
        .map(PlayerQueries.Locked::player)
        .collect(Collectors.toSet());
  }

  private void requireAnother(UUID player) {
    if (queries.lockAdmins(player).equals(List.of(new PlayerQueries.Id(player)))) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the last admin stays: give somebody else the role first");
    }
  }

  /**
   * Removes name, password and roles of a player who is locked for deletion. The name becomes free.
   */
  @Transactional(TxType.MANDATORY)
  public void anonymize(UUID player) {
    players.findById(player).anonymize();
  }
}
