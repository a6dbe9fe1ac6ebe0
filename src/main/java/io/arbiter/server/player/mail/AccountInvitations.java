package io.arbiter.server.player.mail;

import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.mail.LinkEntity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Links with which players choose the first password of an account that somebody else has made.
 * When one of them is used, all of them end. Thread-safe.
 */
@ApplicationScoped
@Transactional
public class AccountInvitations {
  private final Links links;
  private final LinkMailer mailer;
  private final PlayerStore players;

  AccountInvitations(Links links, LinkMailer mailer, PlayerStore players) {
    this.links = links;
    this.mailer = mailer;
    this.players = players;
  }

  /** A link to hand out, for a player without a password whose account was just made. */
  public URI invite(UUID player) {
    return mailer.address(make(player, null));
  }

  /**
   * Another link for a player who was invited and has not chosen a password yet; empty for all
   * others, and if too many links were made.
   */
  public Optional<URI> inviteAgain(UUID player) {
    players.lockPresent(player);
    boolean waits = links.count("player = ?1 and purpose = ?2", player, Purpose.INVITATION) > 0;
    return waits && !links.isLimitReached(player) ? Optional.of(invite(player)) : Optional.empty();
  }

  /**
   * Sends a link to an address, which is the player's when the player uses this link.
   *
   * @return false if there is no SMTP server
   */
  public boolean mail(Player player, String email, LanguagePreference languages) {
    if (mailer.delivery() != LinkMailer.Delivery.MAIL) {
      return false;
    }
    mailer.send(make(player.id(), email), languages, player.name());
    return true;
  }

  private Links.Link make(UUID player, @Nullable String email) {
    return links.make(player, Purpose.INVITATION, email);
  }
}
