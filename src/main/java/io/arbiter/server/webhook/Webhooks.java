package io.arbiter.server.webhook;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.database.StoredTime;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks of players. Thread-safe. */
@ApplicationScoped
@Transactional
class Webhooks implements PlayerData {
  private static final UUID START = new UUID(0, 0);

  private static final int MOST = 5;

  private final WebhookEntity.Repository webhooks;
  private final WebhookQueries queries;
  private final PlayerStore players;
  private final TargetRule rule;
  private final WebhookSettings settings;

  Webhooks(
      WebhookEntity.Repository webhooks,
      WebhookQueries queries,
      PlayerStore players,
      TargetRule rule,
      WebhookSettings settings) {
    this.webhooks = webhooks;
    this.queries = queries;
    this.players = players;
    this.rule = rule;
    this.settings = settings;
  }

  /** Adds a webhook, with a new secret if there is none; the answer shows the secret. */
  Webhook add(UUID player, String url, List<String> events, @Nullable String secret) {
    if (!settings.enabled()) {
      throw ProblemReason.WEBHOOKS_OFF.problem();
    }
    rule.read(url);
    players.lockPresent(player);
    if (webhooks.count("player", player) >= MOST) {
      throw ProblemReason.TOO_MANY_ALREADY.problem(MOST, "webhooks");
    }
    WebhookEntity added = new WebhookEntity();
    added.id = TimeOrderedId.next();
    added.player = player;
    added.url = url;
    added.events = events;
    added.secret = secret == null ? Secret.make("whsec_") : secret;
    added.createdAt = StoredTime.now();
    webhooks.persist(added);
    return added.shown(added.secret);
  }

  Page<Webhook> page(UUID player, PageRequest request) {
    UUID after = Cursor.id(request.after).orElse(START);
    List<Webhook> rows = list(player, after, request.limit() + 1);
    return Page.of(rows, request.limit(), row -> List.of(row.id()));
  }

  private List<Webhook> list(UUID player, UUID after, int limit) {
    return webhooks
        .find("player = ?1 and id > ?2 order by id", player, after)
        .page(0, limit)
        .stream()
        .map(webhook -> webhook.shown(null))
        .toList();
  }

  WebhookEntity require(UUID player, UUID id) {
    return webhooks
        .find("player = ?1 and id = ?2", player, id)
        .singleResultOptional()
        .orElseThrow(() -> missing(id));
  }

  private static ProblemException missing(UUID id) {
    return ProblemReason.NOT_THERE.problem("webhook", id);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("webhooks", () -> list(player, START, MOST));
    out.write(
        "deliveries",
        (after, limit) -> queries.deliveriesOf(player, after, limit),
        WebhookDelivery::id);
  }

  void delete(UUID player, UUID id) {
    if (webhooks.delete("player = ?1 and id = ?2", player, id) == 0) {
      throw missing(id);
    }
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    webhooks.delete("player", player);
  }

  /** Enables a webhook that was disabled. What happened meanwhile is not sent. */
  Webhook enable(UUID player, UUID id) {
    WebhookEntity found = require(player, id);
    found.enable();
    return found.shown(null);
  }
}
