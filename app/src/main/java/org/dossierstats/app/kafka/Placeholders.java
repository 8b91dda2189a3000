package org.dossierstats.app.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where values stand elsewhere: <code>${env:NAME}</code>, <code>${file:PATH:KEY}</code> and <code>${dir:DIRECTORY:FILE}</code>, read by Kafka's
 * own providers. Kafka's clients would leave one that is not there as it stands, and send it as the password.
 */
final class Placeholders implements AutoCloseable {
    static final String PROVIDERS = "config.providers";

    /** Kafka's own form of them. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]*):(?:([^}]*):)?([^}:]*)}");

    /** No other class is ever loaded because a file names it. */
    private static final List<Class<? extends ConfigProvider>> CLASSES =
            List.of(EnvVarConfigProvider.class, FileConfigProvider.class, DirectoryConfigProvider.class);

    private final Map<String, ConfigProvider> providers = new HashMap<>();

    private Placeholders() {}

    /**
     * Those of a file: env, file and dir, and what it has to say of these or of others in {@code config.providers}, as for Kafka's own tools.
     *
     * @throws ConfigException if it names another class than Kafka's
     */
    static Placeholders of(Map<String, String> settings) {
        Placeholders placeholders = new Placeholders();
        placeholders.add("env", EnvVarConfigProvider.class, Map.of());
        placeholders.add("file", FileConfigProvider.class, Map.of());
        placeholders.add("dir", DirectoryConfigProvider.class, Map.of());
        for (String name : settings.getOrDefault(PROVIDERS, "").split(",", -1)) {
            if (!name.isBlank()) {
                placeholders.add(name.strip(), settings);
            }
        }
        return placeholders;
    }

    private void add(String name, Map<String, String> settings) {
        String prefix = PROVIDERS + "." + name + ".";
        String wanted = settings.getOrDefault(prefix + "class", "");
        Class<? extends ConfigProvider> provider = CLASSES.stream()
                .filter(each -> each.getName().equals(wanted.strip()))
                .findAny()
                .orElseThrow(() -> new ConfigException(prefix + "class must be one of Kafka's EnvVarConfigProvider,"
                        + " FileConfigProvider and DirectoryConfigProvider, not '" + wanted + "'"));
        Map<String, String> parameters = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix + "param.")) {
                parameters.put(key.substring((prefix + "param.").length()), value);
            }
        });
        add(name, provider, parameters);
    }

    private void add(String name, Class<? extends ConfigProvider> type, Map<String, String> parameters) {
        try {
            ConfigProvider provider = type.getDeclaredConstructor().newInstance();
            provider.configure(parameters);
            providers.put(name, provider);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Kafka's own provider cannot be made", e);
        }
    }

    static boolean isIn(String value) {
        return PLACEHOLDER.matcher(value).find();
    }

    /**
     * The value with what its placeholders stand for.
     *
     * @param setting its name, for errors; no value ever stands in one
     * @throws ConfigException if there is nothing that one stands for
     */
    String resolve(String setting, String value) {
        Matcher matcher = PLACEHOLDER.matcher(value);
        boolean isQuoted = setting.endsWith("sasl.jaas.config") && !matcher.matches();
        matcher.reset();
        return matcher.replaceAll(found -> {
            String secret = read(setting, found);
            return Matcher.quoteReplacement(isQuoted ? escaped(secret) : secret);
        });
    }

    /** Within the quotes of a JAAS entry a password could end them, and go on as another option. */
    private static String escaped(String secret) {
        return secret.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String read(String setting, MatchResult found) {
        ConfigProvider provider = providers.get(found.group(1));
        if (provider == null) {
            throw new ConfigException(setting + ": there is no provider '" + found.group(1) + "' for " + found.group()
                    + "; there are "
                    + String.join(", ", providers.keySet().stream().sorted().toList()));
        }
        String key = found.group(3);
        String value = value(provider, found.group(2), key, setting + ": " + found.group());
        if (value == null) {
            throw new ConfigException(setting + ": there is nothing for " + found.group());
        }
        return value;
    }

    private static @Nullable String value(ConfigProvider provider, @Nullable String path, String key, String told) {
        try {
            return provider.get(path == null ? "" : path, Set.of(key)).data().get(key);
        } catch (ConfigException e) {
            throw new ConfigException(told + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        for (ConfigProvider provider : providers.values()) {
            try {
                provider.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
