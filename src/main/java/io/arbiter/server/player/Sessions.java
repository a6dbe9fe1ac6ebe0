package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log-ins of players. A log-in gives a short token, and a secret that renews the token until
 * the log-in has not been used for a long time. Thread-safe.
 */
@ApplicationScoped
public class Sessions
    implements PanacheRepositoryBase<SessionEntity, UUID>, PlayerData, AccessGrant {
  /** The claim of a token that names its session. */
  static final String CLAIM = "sid";

  /** A player has no more log-ins than this; the ones that were not used for longest end. */
  private static final int MOST = 50;

  /** How long a token is valid. A client renews it without a log-in. */
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final int CLIENT_CHARS = 200;
  private static final String LAST_USED_FIRST = " order by renewedAt desc, id desc";

  private final PlayerStore players;
  private final TokenSettings settings;

  Sessions(PlayerStore players, TokenSettings settings) {
    this.players = players;
    this.settings = settings;
  }

  /**
   * A log-in as its player sees it.
   *
   * @param client what the client said of itself, such as the name of a browser; may be empty
   * @param renewedAt when it last got a token
   */
  public record Session(
      UUID id, String client, Instant createdAt, Instant renewedAt, Instant expiresAt) {}

  /**
   * What a client gets at a log-in.
   *
   * @param token a signed JWT, to be sent as {@code Authorization: Bearer …}
   * @param expiresAt when the token ends; the client renews it before, or after a 401
   * @param renewal the secret that renews the token
   * @param renewableUntil when the log-in ends if it is not renewed
   * @param session the id of the log-in
   * @param suspension if the player is suspended: the token may read, but not write
   */
  public record Token(
      String token,
      Instant expiresAt,
      String renewal,
      Instant renewableUntil,
      UUID session,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suspension suspension) {}

  /**
   * Begins a log-in of a player whose password was right.
   *
   * @param client what the client says of itself
   * @throws ProblemException UNAUTHENTICATED if the account is deleted, or if the password was
   *     changed meanwhile: the change has ended all log-ins
   */
  @Transactional
  Token begin(PlayerStore.Authenticated login, String client) {
    players.requireUnchanged(login);
    return begin(login.player(), client);
  }

  /**
   * Begins a log-in of a player who has proved to be the player in another way.
   *
   * @param client what the client says of itself
   * @throws ProblemException UNAUTHENTICATED if the account is deleted
   */
  @Transactional
  public Token begin(UUID player, String client) {
    players.requirePresent(player);
    Instant now = StoredTime.now();
    String secret = Secret.make("ses_");
    SessionEntity session = new SessionEntity();
    session.id = TimeOrderedId.next();
    session.player = player;
    session.hash = Secret.hash(secret);
    session.client = client.substring(0, Math.min(client.length(), CLIENT_CHARS));
    session.createdAt = now;
    session.renewedAt = now;
    session.expiresAt = now.plus(settings.session());
    persistAndFlush(session);
    trim(player, now);
    return token(session, players.account(player), secret);
  }

  private void trim(UUID player, Instant now) {
    delete("player = ?1 and expiresAt <= ?2", player, now);
    List<UUID> old =
        find("player = ?1" + LAST_USED_FIRST, player).page(Page.of(1, MOST)).stream()
            .map(each -> each.id)
            .toList();
    if (!old.isEmpty()) {
      delete("id in ?1", old);
    }
  }

  /**
   * A new token of a log-in, with the roles that the player has now.
   *
   * @throws ProblemException UNAUTHENTICATED if there is no such log-in, or no longer
   */
  @Transactional
  Token renew(String secret) {
    Instant now = StoredTime.now();
    SessionEntity session =
        find("hash = ?1 and expiresAt > ?2", Secret.hash(secret), now)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .singleResultOptional()
            .orElseThrow(Sessions::ended);
    session.renewedAt = now;
    session.expiresAt = now.plus(settings.session());
    return token(session, players.account(session.player), secret);
  }

  private Token token(SessionEntity session, Account account, String secret) {
    Instant expiresAt = StoredTime.now().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
    String token =
        Jwt.subject(account.id().toString())
            .upn(account.name())
            .groups(Set.copyOf(account.roles()))
            .claim(CLAIM, session.id.toString())
            .expiresAt(expiresAt)
            .jws()
            .algorithm(SignatureAlgorithm.HS256)
            .sign();
    return new Token(
        token,
        expiresAt,
        secret,
        session.expiresAt,
        session.id,
        account.suspension(StoredTime.now()).orElse(null));
  }

  /**
   * The account of a player whose log-in this is; empty if it has ended. Each request asks this, so
   * it is one query without a transaction, whose end would cost a round trip.
   */
  @Transactional(TxType.SUPPORTS)
  Optional<Account> holder(UUID session, UUID player) {
    return find(
            """
            select p.id, p.name, p.roles, p.createdAt, p.zone, p.avatar, p.suspendedReason,
              p.suspendedUntil
            from SessionEntity s join PlayerEntity p on p.id = s.player
            where s.id = ?1 and p.id = ?2 and s.expiresAt > ?3
            """,
            session,
            player,
            StoredTime.now())
        .project(Account.class)
        .singleResultOptional();
  }

  /** A player's log-ins, the last used first. */
  @Transactional
  public List<Session> of(UUID player) {
    return find("player = ?1 and expiresAt > ?2" + LAST_USED_FIRST, player, StoredTime.now())
        .project(Session.class)
        .list();
  }

  /** Deletes the log-ins of all players that have expired. */
  @Transactional
  public void deleteExpired() {
    delete("expiresAt <= ?1", StoredTime.now());
  }

  /** Ends a log-in; false if the player has no such log-in. */
  @Transactional
  boolean end(UUID session, UUID player) {
    return delete("id = ?1 and player = ?2", session, player) > 0;
  }

  @Override
  @Transactional
  public void endAllOf(UUID player) {
    delete("player", player);
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("sessions", () -> of(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    endAllOf(player);
  }

  /** The answer to a request whose log-in has ended. */
  static ProblemException ended() {
    return ProblemReason.LOG_IN_ENDED.problem();
  }
}
