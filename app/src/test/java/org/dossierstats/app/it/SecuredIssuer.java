package org.dossierstats.app.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What stands before an issuer and encrypts: programs get its tokens here with TLS. */
final class SecuredIssuer implements AutoCloseable {
    private final FakeIssuer issuer;
    private final HttpsServer server;

    private SecuredIssuer(FakeIssuer issuer, HttpsServer server) {
        this.issuer = issuer;
        this.server = server;
    }

    /** @param own who it is */
    static SecuredIssuer start(FakeIssuer issuer, Certified own) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SecuredIssuer secured = new SecuredIssuer(issuer, server);
        server.setHttpsConfigurator(new HttpsConfigurator(own.tls()));
        server.createContext("/realm/token", secured::forward);
        server.start();
        return secured;
    }

    String tokens() {
        return "https://localhost:" + server.getAddress().getPort() + "/realm/token";
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                                    .header(
                                            "Authorization",
                                            exchange.getRequestHeaders().getFirst("Authorization"))
                                    .header(
                                            "Content-Type",
                                            exchange.getRequestHeaders().getFirst("Content-Type"))
                                    .POST(BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()))
                                    .build(),
                            BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Then nobody gets tokens here any more. */
    void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
