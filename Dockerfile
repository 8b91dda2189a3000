# The program, built here from its sources: docker build -t dossier-stats:0.1.0 .
# As it was built on this machine before (./dossier-stats --version): docker build --target built -t dossier-stats:0.1.0 .
# The same sources on the same base come to the same layers: all files have the time that is in the jars.

FROM eclipse-temurin:17-jre AS directories
RUN mkdir -p /image/data && touch --date 2026-01-01T00:00:00Z /image/data

FROM eclipse-temurin:17-jre AS base
COPY --from=directories --chown=10001:10001 /image /
ENV LC_ALL=C.UTF-8 \
    PATH=/opt/dossier-stats:$PATH \
    DOSSIER_STATS_HEALTH=http://127.0.0.1:8080/health/ready
USER 10001:10001
WORKDIR /data
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=3 \
    CMD ["sh", "-c", "exec curl --fail --silent --show-error --output /dev/null \"$DOSSIER_STATS_HEALTH\""]
ENTRYPOINT ["/opt/dossier-stats/dossier-stats"]
CMD ["--help"]

FROM base AS built
# Libraries change seldom, the program often: two layers.
COPY app/target/lib /opt/dossier-stats/lib
COPY app/target/dossier-stats.jar deploy/docker/dossier-stats /opt/dossier-stats/

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress --quiet -Dquick -Dmaven.test.skip=true -pl app -am clean package \
 && mkdir -p /libraries/opt/dossier-stats /program/opt/dossier-stats \
 && cp -r app/target/lib /libraries/opt/dossier-stats/ \
 && cp app/target/dossier-stats.jar deploy/docker/dossier-stats /program/opt/dossier-stats/ \
 && find /libraries /program -exec touch --date 2026-01-01T00:00:00Z {} +

FROM base
COPY --from=build /libraries /
COPY --from=build /program /
