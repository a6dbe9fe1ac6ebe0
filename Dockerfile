# One image for both roles. docker-compose.yml says which containers run it and how they are confined.
# Build: docker build -t arbiter .

# The base images. An ARG can pin one to a digest: docs/compose.md.
ARG JDK=eclipse-temurin:25-jdk
ARG JRE=eclipse-temurin:25-jre
ARG DEBIAN=debian:trixie-slim

FROM ${JDK} AS build
WORKDIR /build
# Maven's libraries use memory in a way that makes Java 25 print warnings.
ENV MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY migrations migrations
COPY puzzles puzzles
COPY src/main src/main
# The builder fetches the libraries once and keeps them. CI runs the tests and checks the format. The
# children's files are made at their final paths, because the JVM accepts its class cache only there.
# This needs jlink, which a JRE does not have.
RUN --mount=type=cache,target=/root/.m2 \
    mkdir /opt/arbiter \
    && ./mvnw -B package -Pimage -Dmaven.test.skip -Dspotless.check.skip \
      -Dchild.folder=/opt/arbiter/child -Dsandbox-home.folder=/opt/arbiter/sandbox-home \
    && mv target/quarkus-app/lib /opt/arbiter/lib

FROM ${JRE} AS jre

# This image has bash, which the health check needs.
FROM ${DEBIAN}
COPY --from=jre /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/java/openjdk/bin:$PATH \
    LANG=C.UTF-8 \
    ARBITER_DATA=/var/lib/arbiter

# A user id that probably no user of the host has. The user can write only to the data folder, for
# the api's keys. No program gives its caller another user's rights.
RUN groupadd --gid 10001 arbiter \
    && useradd --uid 10001 --gid arbiter --no-create-home \
      --home-dir /var/lib/arbiter --shell /usr/sbin/nologin arbiter \
    && install --directory --owner arbiter --group arbiter --mode 0700 /var/lib/arbiter \
    && find / -xdev -type f -perm /6000 -exec chmod a-s {} +

# "arbiter-health live" or "arbiter-health ready". The shell itself does everything, so a check that
# hangs and is killed leaves no process behind.
COPY --chmod=0755 <<'SCRIPT' /usr/local/bin/arbiter-health
#!/bin/bash
exec 3<>"/dev/tcp/${QUARKUS_MANAGEMENT_HOST:-127.0.0.1}/${QUARKUS_MANAGEMENT_PORT:-9000}" || exit 1
printf 'GET /q/health/%s HTTP/1.0\r\n\r\n' "${1:-live}" >&3
read -r -t 4 _ status _ <&3 && [ "$status" = 200 ]
SCRIPT

# Owned by root, so that the program cannot change itself. What changes least comes first, so that an
# upgrade reuses its layers.
COPY --from=build /opt/arbiter/lib /opt/arbiter/quarkus-app/lib
COPY --from=build /opt/arbiter/child /opt/arbiter/child
COPY --from=build /opt/arbiter/sandbox-home /opt/arbiter/sandbox-home
COPY --from=build /build/target/quarkus-app /opt/arbiter/quarkus-app
COPY --from=build /build/target/bom.json /opt/arbiter/bom.json

USER 10001:10001
WORKDIR /var/lib/arbiter
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["arbiter-health", "live"]

# Starts like the launcher, but with half the heap, since database and broker run elsewhere, and with
# both compilers, since a container runs for long. After an OutOfMemoryError the JVM is unreliable,
# so it exits and the restart policy starts a new one.
ENTRYPOINT ["java", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", \
    "-Darbiter.sandbox.child-path=/opt/arbiter/child", \
    "-Darbiter.sandbox.home=/opt/arbiter/sandbox-home", \
    "-jar", "/opt/arbiter/quarkus-app/quarkus-run.jar"]
