package io.arbiter.server.player.mail;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.player.AccessGrant;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.mail.LinkEntity.Purpose;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The confirmed addresses of players. Thread-safe. */
@ApplicationScoped
class Emails implements PanacheRepositoryBase<EmailEntity, UUID>, PlayerData, AccessGrant {
  private final Links links;
  private final PlayerStore players;

  Emails(Links links, PlayerStore players) {
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

  @Transactional
  Addresses of(UUID player) {
    return new Addresses(
        findByIdOptional(player).map(confirmed -> confirmed.email).orElse(null),
        links.pending(player).orElse(null));
  }

  /** Makes a link that confirms an address. Earlier links for other addresses end. */
  @Transactional
  Links.Link confirmation(UUID player, String email) {
    players.lockPresent(player);
    if (links.isLimitReached(player)) {
      throw ProblemReason.TOO_MANY_MAILS.problem(Links.PER_HOUR).retryAfter(Links.HOUR);
    }
    links.update(
        "expiresAt = ?3 where player = ?1 and purpose = ?2 and expiresAt > ?3",
        player,
        Purpose.CONFIRMATION,
        StoredTime.now());
    return links.make(player, Purpose.CONFIRMATION, email);
  }

  @Transactional
  void confirm(String secret) {
    LinkEntity link = links.use(secret, Purpose.CONFIRMATION);
    String address = Objects.requireNonNull(link.email);
    if (owner(address).filter(other -> !other.equals(link.player)).isPresent()) {
      throw taken();
    }
    confirm(link.player, address);
  }

  private void confirm(UUID player, String address) {
    EmailEntity email = findByIdOptional(player).orElseGet(EmailEntity::new);
    email.player = player;
    email.email = address;
    email.confirmedAt = StoredTime.now();
    try {
      persistAndFlush(email);
    } catch (ConstraintViolationException e) {
      throw taken();
    }
  }

  /** Whose address this is; its case does not matter. */
  private Optional<UUID> owner(String email) {
    return find("lower(email) = lower(?1)", email)
        .singleResultOptional()
        .map(known -> known.player);
  }

  private static ProblemException taken() {
    return ProblemReason.EMAIL_TAKEN.problem();
  }

  /**
   * Makes a link that resets a password, for the player with this name or with this confirmed
   * address. Empty if there is no such player, or no address, or if too many links were made.
   */
  @Transactional
  Optional<Links.Link> reset(@Nullable String name, @Nullable String email) {
    Optional<UUID> player =
        name != null
            ? Optional.of(name)
                .filter(given -> given.matches(PlayerStore.NAME))
                .flatMap(players::find)
                .map(Player::id)
            : owner(String.valueOf(email));
    return player
        .filter(id -> !players.lock(Set.of(id)).isEmpty())
        .flatMap(this::findByIdOptional)
        .filter(to -> !links.isLimitReached(to.player))
        .map(to -> links.make(to.player, Purpose.RESET, to.email));
  }

  /** Requires that a link can reset a password, before much work is done for it. */
  @Transactional
  void requireReset(String secret) {
    links.require(secret, Purpose.RESET, Purpose.INVITATION);
  }

  /**
   * Uses a link that sets a password; refuses one that resets it if the player has another address
   * since. An invitation that came by mail also confirms its address, unless it is another player's
   * by now.
   */
  @Transactional
  UUID useReset(String secret) {
    LinkEntity link = links.use(secret, Purpose.RESET, Purpose.INVITATION);
    if (link.purpose == Purpose.INVITATION) {
      if (link.email != null && owner(link.email).isEmpty()) {
        confirm(link.player, link.email);
      }
      links.delete("player = ?1 and purpose = ?2", link.player, Purpose.INVITATION);
      return link.player;
    }
    return findByIdOptional(link.player)
        .filter(known -> known.email.equalsIgnoreCase(link.email))
        .map(known -> known.player)
        .orElseThrow(Links::ended);
  }

  /** Forgets a player's address, and ends all links. Those of the last hour count for the limit. */
  @Transactional
  void forget(UUID player) {
    delete("player", player);
    endAllOf(player);
  }

  @Override
  @Transactional
  public void endAllOf(UUID player) {
    links.update("expiresAt = ?2 where player = ?1 and expiresAt > ?2", player, StoredTime.now());
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("email", () -> of(player));
  }

  @Override
  @Transactional
  public void remove(UUID player) {
    delete("player", player);
    links.delete("player", player);
  }
}
