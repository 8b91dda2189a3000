package org.dossierstats.ingest.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the outbox is, and how to be let in. */
public final class Database {
    private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;](password|pwd|sslpassword)=|//[^/?]*:[^/?@]*@");
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String MARIADB = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";

    private final String url;
    private final Dialect dialect;
    private final @Nullable String user;
    private final @Nullable String password;

    /**
     * A database; nothing is asked of it yet.
     *
     * @throws IllegalArgumentException if the URL is not of a database we know, or has a password in it
     */
    public Database(String url, @Nullable String user, @Nullable String password) {
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "there is a password in the URL, which everybody on the machine can see");
        }
        // The one driver speaks to both, if it is addressed by its own name.
        this.url = url.startsWith(MYSQL) ? MARIADB + url.substring(MYSQL.length()) : url;
        this.dialect = dialect(this.url);
        this.user = user;
        this.password = password;
    }

    private static Dialect dialect(String url) {
        if (url.startsWith(POSTGRESQL)) {
            return Dialect.POSTGRESQL;
        }
        if (url.startsWith(MARIADB)) {
            return Dialect.MYSQL;
        }
        throw new IllegalArgumentException(
                "the URL begins with none of " + POSTGRESQL + "//, " + MYSQL + "// and " + MARIADB + "//");
    }

    Dialect dialect() {
        return dialect;
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        dialect.connection().forEach(properties::setProperty);
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        Connection connection = DriverManager.getConnection(url, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(dialect.session());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Where it is, without the parameters: fit for a log. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
