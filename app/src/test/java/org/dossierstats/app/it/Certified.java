package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of this machine that nobody else signed.
 *
 * @param store PKCS12, with its key
 * @param pem to trust it
 */
record Certified(Path store, Path pem) {
    static final String PASSWORD = "changeit";

    /** Makes NAME.p12 and NAME.pem. */
    static Certified in(Path directory, String name) throws IOException, InterruptedException {
        Certified certified = new Certified(directory.resolve(name + ".p12"), directory.resolve(name + ".pem"));
        certified.keytool("-genkeypair -alias here -keyalg EC -dname CN=" + name
                + " -ext san=dns:localhost,ip:127.0.0.1 -validity 2 -storetype PKCS12");
        certified.keytool("-exportcert -alias here -rfc -file " + certified.pem());
        return certified;
    }

    private void keytool(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments.split(" ", -1)));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    /** For a server that is this one. */
    SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
