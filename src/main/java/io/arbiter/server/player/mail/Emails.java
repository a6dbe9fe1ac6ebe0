package io.arbiter.server.player.mail;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.AccessGrant;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The addresses of players, and the links that are sent to them. Thread-safe. */
@ApplicationScoped
class Emails implements PlayerData, AccessGrant {
  /** More mails in an hour would annoy the owner of an address. */
  static final int PER_HOUR = 5;

  private static final Duration HOUR = Duration.ofHours(1);

  /** How long a link that resets a password can be used. */
  private static final Duration RESET = Duration.ofHours(1);

  /** How long a link that confirms an address can be used. */
  private static final Duration CONFIRMATION = Duration.ofHours(24);

  private final EmailRepository emails;
  private final LinkRepository links;
  private final PlayerStore players;

  Emails(EmailRepository emails, LinkRepository links, PlayerStore players) {
    this.emails = emails;
    this.links = links;
    this.players = players;
  }

  /**
   * The addresses of a player.
   *
   * @param email the confirmed one, or null
   * @param pending the one that waits for its confirmation, or null
   */
  public record Addresses(@Nullable String email, @Nullable String pending) {}

  /**
   * A link to send.
   *
   * @param secret the last part of the link; only its hash is stored
   * @param email where to send it
   */
  record Link(String secret, String email) {}

  @Transactional
  public Addresses of(UUID player) {
    @Nullable EmailEntity confirmed = emails.findById(player);
    return new Addresses(
        confirmed == null ? null : confirmed.email,
        links.pending(player, StoredTime.now()).orElse(null));
  }

  /**
   * Makes a link that confirms an address. Earlier links for other addresses end.
   *
   * @throws ProblemException TOO_MANY_REQUESTS after too many links
   */
  @Transactional
  Link confirmation(UUID player, String email) {
    players.lockPresent(player);
    if (links.madeSince(player, StoredTime.now().minus(HOUR)) >= PER_HOUR) {
      throw new ProblemException(
          ErrorCode.TOO_MANY_REQUESTS, PER_HOUR + " mails within an hour are allowed", HOUR);
    }
    links.end(player, Purpose.CONFIRMATION, StoredTime.now());
    return link(player, Purpose.CONFIRMATION, email, CONFIRMATION);
  }

  /**
   * Confirms an address by its link.
   *
   * @throws ProblemException NOT_FOUND if there is no such link, or no longer; CONFLICT if another
   *     player has this address
   */
  @Transactional
  void confirm(String secret) {
    LinkEntity link = use(secret, Purpose.CONFIRMATION);
    if (emails.by(link.email).filter(other -> !other.player.equals(link.player)).isPresent()) {
      throw taken();
    }
    @Nullable EmailEntity known = emails.findById(link.player);
    EmailEntity email = known == null ? new EmailEntity() : known;
    email.player = link.player;
    email.email = link.email;
    email.confirmedAt = StoredTime.now();
    try {
      emails.persistAndFlush(email);
    } catch (ConstraintViolationException e) {
      throw taken();
    }
  }

  private static ProblemException taken() {
    return new ProblemException(ErrorCode.CONFLICT, "another account has this address");
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("email", () -> of(player));
  }

  /** Forgets a player's address, and ends all links. Those of the last hour count for the limit. */
  @Transactional
  void forget(UUID player) {
    emails.delete("player", player);
    endAllOf(player);
  }

  @Override
  @Transactional
  public void endAllOf(UUID player) {
    links.end(player, StoredTime.now());
  }

  @Override
  @Transactional
  public void remove(UUID player) {
    emails.delete("player", player);
    links.deleteAllOf(player);
  }

  /**
   * Makes a link that resets a password, for the player with this name or with this confirmed
   * address. Empty if there is no such player, or no address, or if too many links were made.
   */
  @Transactional
  Optional<Link> reset(@Nullable String name, @Nullable String email) {
    Optional<UUID> player =
        name != null
            ? Optional.of(name)
                .filter(given -> given.matches(PlayerStore.NAME))
                .flatMap(players::find)
                .map(Player::id)
            : emails.by(String.valueOf(email)).map(known -> known.player);
    return player
        .filter(id -> !players.lock(Set.of(id)).isEmpty())
        .flatMap(id -> emails.findByIdOptional(id))
        .filter(to -> links.madeSince(to.player, StoredTime.now().minus(HOUR)) < PER_HOUR)
        .map(to -> link(to.player, Purpose.RESET, to.email, RESET));
  }

  /**
   * Requires that a link can reset a password, before much work is done for it.
   *
   * @throws ProblemException NOT_FOUND if there is no such link, or no longer
   */
  @Transactional
  void requireReset(String secret) {
    if (links.usable(Secret.hash(secret), Purpose.RESET, StoredTime.now()).isEmpty()) {
      throw ended();
    }
  }

  /**
   * Uses a link that resets a password.
   *
   * @return the player
   * @throws ProblemException NOT_FOUND if there is no such link, or no longer, or if the player has
   *     another address since
   */
  @Transactional
  UUID useReset(String secret) {
    LinkEntity link = use(secret, Purpose.RESET);
    @Nullable EmailEntity known = emails.findById(link.player);
    if (known == null || !known.email.equalsIgnoreCase(link.email)) {
      throw ended();
    }
    return link.player;
  }

  /** The player is locked first, as everywhere. */
  private LinkEntity use(String secret, Purpose purpose) {
    byte[] hash = Secret.hash(secret);
    players.requirePresent(links.playerOf(hash).orElseThrow(Emails::ended));
    LinkEntity link = links.usable(hash, purpose, StoredTime.now()).orElseThrow(Emails::ended);
    link.expiresAt = StoredTime.now();
    return link;
  }

  private static ProblemException ended() {
    return new ProblemException(ErrorCode.NOT_FOUND, "this link has been used, or has ended");
  }

  private Link link(UUID player, Purpose purpose, String email, Duration lifetime) {
    Instant now = StoredTime.now();
    // Links of the last hour count for the limit.
    links.deleteExpiredOf(player, now.minus(HOUR));
    String secret = Secret.make("");
    LinkEntity link = new LinkEntity();
    link.hash = Secret.hash(secret);
    link.player = player;
    link.purpose = purpose;
    link.email = email;
    link.createdAt = now;
    link.expiresAt = now.plus(lifetime);
    links.persist(link);
    return new Link(secret, email);
  }
}
