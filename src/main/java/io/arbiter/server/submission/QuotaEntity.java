package io.arbiter.server.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "quota_override")
@SuppressWarnings("NullAway.Init")
class QuotaEntity {
  @Id
  @Column(name = "player_id")
  UUID player;

  @Nullable Integer inFlight;

  @Nullable Integer perMinute;

  @Nullable Integer perDay;

  QuotaEntity() {}

  QuotaEntity(UUID player, PlayerQuota quota) {
    this.player = player;
    this.inFlight = quota.inFlight();
    this.perMinute = quota.perMinute();
    this.perDay = quota.perDay();
  }

  PlayerQuota quota() {
    return new PlayerQuota(inFlight, perMinute, perDay);
  }
}
