package io.arbiter.server.player.mail;

import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.player.mail.LinkEntity.Purpose;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Sends links by mail; no answer waits for the SMTP server. Without an SMTP server the log gets the
 * link, for the operator to hand on. Thread-safe.
 */
@ApplicationScoped
class LinkMailer {
  private static final Logger LOG = Logger.getLogger(LinkMailer.class);
  private static final String SERVER = "quarkus.mailer.host";
  private static final String TEXTS = "mail.mail";
  private static final String ENGLISH = "en";

  /** The languages of the texts, besides English. */
  private static final List<String> TRANSLATIONS = List.of("de", "uk");

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** With pauses that double, enough for a server that restarts within twelve seconds. */
  private static final int RETRIES = 7;

  private final ReactiveMailer mailer;
  private final MailSettings settings;
  private final boolean configured;

  LinkMailer(ReactiveMailer mailer, MailSettings settings) {
    this.mailer = mailer;
    this.settings = settings;
    // Without a setting, Quarkus takes localhost; the source of its defaults comes last.
    this.configured = ConfigProvider.getConfig().getConfigValue(SERVER).getSourceOrdinal() > 0;
  }

  public enum Delivery {
    MAIL,
    /** There is no SMTP server: the operator finds the link in the log. */
    LOG
  }

  Delivery delivery() {
    return configured ? Delivery.MAIL : Delivery.LOG;
  }

  /** The address of the page that a link opens. */
  URI address(Links.Link link) {
    return settings.page().resolve("/#/" + link.purpose().page + "/" + link.secret());
  }

  void send(Links.Link link, LanguagePreference languages) {
    send(link, languages, "");
  }

  /**
   * Sends a link.
   *
   * @param name with which the player logs in, for texts that say it
   */
  void send(Links.Link link, LanguagePreference languages, String name) {
    Purpose purpose = link.purpose();
    URI address = address(link);
    if (!configured) {
      LOG.infof("no SMTP server is set; %s for %s: %s", purpose, link.email(), address);
      return;
    }
    ResourceBundle texts = texts(languages);
    String kind = purpose.name().toLowerCase(Locale.ROOT);
    String text = texts.getString(kind + ".text").formatted(address, name);
    send(Mail.withText(link.email(), texts.getString(kind + ".subject"), text), purpose);
  }

  /** Tries again, since a kept connection may have ended, or the server may just start again. */
  private void send(Mail mail, Purpose purpose) {
    Uni.createFrom()
        .deferred(() -> mailer.send(mail))
        .onFailure()
        .invoke(e -> LOG.warnf(e, "a mail (%s) was not sent", purpose))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE)
        .atMost(RETRIES)
        .subscribe()
        .with(
            _ -> {},
            _ -> LOG.errorf("a mail (%s) is given up; the player has to ask for another", purpose));
  }

  private static ResourceBundle texts(LanguagePreference languages) {
    String language = languages.choose(ENGLISH, TRANSLATIONS).orElse(ENGLISH);
    // English has no file of its own, and the language of this machine must not take its place.
    return ResourceBundle.getBundle(
        TEXTS,
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
