package org.dossierstats.http;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.dossierstats.access.AccessException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens.
 *
 * @param host an address of this machine
 * @param port 0 for any free one
 * @param tls null: not encrypted
 */
public record Listener(String host, int port, @Nullable Tls tls) {
    /** Files in PEM: a certificate with those above it, and its key, not encrypted (PKCS #8). */
    public record Tls(Path certificate, Path key) {}

    /** This machine only. */
    public static Listener local(int port) {
        return new Listener("127.0.0.1", port, null);
    }

    /** Whether nobody outside this machine can reach it. */
    public boolean isLocal() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new AccessException("'" + host + "' is not an address of this machine", e);
        }
    }

    /** As callers write it. */
    public String scheme() {
        return tls == null ? "http" : "https";
    }

    /** Where a server on this port is found, such as http://localhost:8080. */
    public String address(int bound) {
        return scheme() + "://" + (isLocal() ? "localhost" : host) + ":" + bound;
    }

    /** Makes a server listen there. */
    public void configure(JavalinConfig config) {
        if (tls == null) {
            config.jetty.host = host;
            config.jetty.port = port;
            return;
        }
        SslContextFactory.Server secure = context(tls);
        config.jetty.addConnector((server, plain) -> {
            HttpConfiguration http = new HttpConfiguration(plain);
            http.addCustomizer(new SecureRequestCustomizer(false));
            ServerConnector connector = new ServerConnector(
                    server, new SslConnectionFactory(secure, "http/1.1"), new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            return connector;
        });
    }

    /** Kafka's clients read PEM as well, so nothing more is needed for it. */
    private static SslContextFactory.Server context(Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        try (DefaultSslEngineFactory kafka = new DefaultSslEngineFactory()) {
            kafka.configure(new ConfigDef()
                    .withClientSslSupport()
                    .parse(Map.of(
                            SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, DefaultSslEngineFactory.PEM_TYPE,
                            SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, new Password(text(tls.certificate())),
                            SslConfigs.SSL_KEYSTORE_KEY_CONFIG, new Password(text(tls.key())))));
            factory.setSslContext(kafka.sslContext());
            return factory;
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new AccessException(
                    "no TLS with " + tls.certificate() + " and " + tls.key() + ": " + cause.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AccessException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
