# The program as it was built on this machine: ./dossier-stats --version, then docker compose build.
FROM eclipse-temurin:17-jre

RUN groupadd --gid 10001 dossier \
 && useradd --uid 10001 --gid dossier --no-create-home --shell /usr/sbin/nologin dossier \
 && install -d -o dossier -g dossier /data
# Libraries change seldom, the program often: two layers.
COPY app/target/lib /opt/dossier-stats/lib
COPY app/target/dossier-stats.jar /opt/dossier-stats/

ENV LC_ALL=C.UTF-8
USER dossier
WORKDIR /data
VOLUME /data
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "-jar", "/opt/dossier-stats/dossier-stats.jar"]
CMD ["--help"]
