package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.Queries;
import io.arbiter.server.database.TimeOrderedId;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
   * @param password null for a player who logs in at a provider
   * @throws ProblemException CONFLICT if the name is taken, in any case
   */
  public Player add(String name, @Nullable String password, List<String> roles) {
    @Nullable String hash = password == null ? null : passwords.hash(password);
    Player player = new Player(TimeOrderedId.next(), name, roles);
    int added =
        QuarkusTransaction.joiningExisting()
            .call(() -> queries.add(player.id(), name, hash, roles.toArray(String[]::new)));
    if (added == 0) {
      throw ProblemReason.NAME_TAKEN.problem(name);
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
    Optional<Authenticated> known =
        name.matches(NAME)
            ? QuarkusTransaction.joiningExisting().call(() -> withPassword(name))
            : Optional.empty();
    String hash = known.map(Authenticated::hash).orElse(nobodysHash);
    boolean right = passwords.match(password, hash, check);
    return known.filter(_ -> right);
  }

  private Optional<Authenticated> withPassword(String name) {
    return players
        .named(name)
        .singleResultOptional()
        .flatMap(
            player ->
                Optional.ofNullable(player.passwordHash)
                    .map(hash -> new Authenticated(player.id, hash)));
  }

  /**
   * The player with this name, in any case. Needs no transaction, whose end would cost a round
   * trip.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<Player> find(String name) {
    return players.named(name).project(Player.class).singleResultOptional();
  }

  /** The account with this name, in any case. Needs no transaction, like {@link #find}. */
  @Transactional(TxType.SUPPORTS)
  public Optional<Account> account(String name) {
    return players.named(name).project(Account.class).singleResultOptional();
  }

  /**
   * A player's account.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted
   */
  @Transactional
  public Account account(UUID player) {
    return players
        .present(player)
        .project(Account.class)
        .singleResultOptional()
        .orElseThrow(PlayerStore::deleted);
  }

  @Transactional
  public Map<UUID, String> names(Set<UUID> players) {
    return players.isEmpty()
        ? Map.of()
        : queries.names(players.toArray(UUID[]::new)).stream()
            .collect(Collectors.toMap(PlayerQueries.Name::player, PlayerQueries.Name::name));
  }

  /**
   * What a player lets others see.
   *
   * @throws ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public ProfileVisibility visibility(UUID player) {
    return players
        .present(player)
        .project(ProfileVisibility.class)
        .singleResultOptional()
        .orElseThrow(PlayerStore::deleted);
  }

  @Transactional
  void setVisibility(UUID player, ProfileVisibility visibility) {
    PlayerEntity changed = lockEntity(player);
    changed.profile = visibility.profile();
    changed.activity = visibility.activity();
  }

  /**
   * Sets the time zone in which a player's days are counted.
   *
   * @throws ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public void setZone(UUID player, String zone) {
    lockEntity(player).zone = zone;
  }

  @Transactional
  void setAvatar(UUID player, @Nullable Short avatar) {
    lockEntity(player).avatar = avatar;
  }

  private PlayerEntity lockEntity(UUID player) {
    return players.lock(player).orElseThrow(PlayerStore::deleted);
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
              lockEntity(player).passwordHash = hash;
              endGrants(player);
              return new Authenticated(player, hash);
            });
  }

  @Transactional
  public boolean hasPassword(UUID player) {
    return players.hasPassword(player);
  }

  /**
   * Locks the account like {@link #lockPresent}, and requires that the password is still the same.
   *
   * @throws ProblemException UNAUTHENTICATED if it was changed since, or the account is deleted
   */
  @Transactional(TxType.MANDATORY)
  void requireUnchanged(Authenticated login) {
    lockPresent(login.player());
    if (players.count("id = ?1 and passwordHash = ?2", login.player(), login.hash()) == 0) {
      throw changed();
    }
  }

  /**
   * Locks the account like {@link #lockPresent}, and requires that it has no password.
   *
   * @throws ProblemException UNAUTHENTICATED if it has one by now, or the account is deleted
   */
  @Transactional(TxType.MANDATORY)
  void requireNoPassword(UUID player) {
    lockPresent(player);
    if (players.hasPassword(player)) {
      throw changed();
    }
  }

  private static ProblemException changed() {
    return ProblemReason.PASSWORD_CHANGED.problem();
  }

  @Transactional
  public void endGrants(UUID player) {
    grants.forEach(grant -> grant.endAllOf(player));
  }

  @Transactional
  public boolean anyAdmin() {
    return players.count("array_contains(roles, ?1)", Role.ADMIN) > 0;
  }

  /**
   * Locks the admins if the player with this name, in any case, is one of them.
   *
   * @throws ProblemException CONFLICT if the player is the last admin
   */
  @Transactional(TxType.MANDATORY)
  public void requireAnotherAdmin(String name) {
    find(name).ifPresent(player -> requireAnotherAdmin(player.id()));
  }

  private void requireAnotherAdmin(UUID player) {
    if (queries.lockAdmins(player).equals(List.of(new Queries.IdRow(player)))) {
      throw ProblemReason.LAST_ADMIN.problem();
    }
  }

  /** Locks the player with this name, in any case, until the transaction ends. */
  @Transactional(TxType.MANDATORY)
  public Optional<Player> lock(String name) {
    return players
        .named(name)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional()
        .map(PlayerEntity::shown);
  }

  /** Replaces the roles of a player whom the caller has locked. */
  @Transactional(TxType.MANDATORY)
  public Player setRoles(UUID player, List<String> roles) {
    PlayerEntity changed = players.findById(player);
    changed.roles = roles;
    return changed.shown();
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
   * Locks an account against deletion until the transaction ends. A deletion waits, and then sees
   * the rows that the transaction wrote. This lock comes before all others.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already
   */
  @Transactional(TxType.MANDATORY)
  public void requirePresent(UUID player) {
    requirePresent(queries.keep(new UUID[] {player}));
  }

  /**
   * Locks an account against deletion like {@link #requirePresent}, and one transaction at a time:
   * what the transaction counts then is all that the player has. This lock comes before all others.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already
   */
  @Transactional(TxType.MANDATORY)
  public void lockPresent(UUID player) {
    requirePresent(queries.lock(new UUID[] {player}));
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

  /**
   * Locks the accounts with these names, in any case, like {@link #keep(Set)}.
   *
   * @return the players who have an account, by their names in any case
   */
  @Transactional(TxType.MANDATORY)
  public Map<String, UUID> keep(List<String> names) {
    Map<String, UUID> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    queries
        .keepNamed(names.stream().map(one -> one.toLowerCase(Locale.ROOT)).toArray(String[]::new))
        .forEach(one -> kept.put(one.name(), one.player()));
    return kept;
  }

  /**
   * Locks an account for its deletion. Until the transaction ends, nobody else can write about the
   * player. If two admins are deleted at once, one waits for the other.
   *
   * @throws ProblemException UNAUTHENTICATED if it is deleted already, CONFLICT for the last admin
   */
  @Transactional(TxType.MANDATORY)
  void lockForDeletion(UUID player) {
    requireAnotherAdmin(player);
    requirePresent(queries.lockForDeletion(new UUID[] {player}));
  }

  private static Set<UUID> present(List<PlayerQueries.Locked> locked) {
    return locked.stream()
        .filter(PlayerQueries.Locked::present)
        .map(PlayerQueries.Locked::player)
        .collect(Collectors.toSet());
  }

  private static void requirePresent(List<PlayerQueries.Locked> locked) {
    if (present(locked).isEmpty()) {
      throw deleted();
    }
  }

  /** The answer to a request of a deleted account. */
  public static ProblemException deleted() {
    return ProblemReason.ACCOUNT_DELETED.problem();
  }

  /** Removes name, password and roles of a player who is locked for deletion. */
  @Transactional(TxType.MANDATORY)
  void anonymize(UUID player) {
    players.findById(player).anonymize();
  }
}
