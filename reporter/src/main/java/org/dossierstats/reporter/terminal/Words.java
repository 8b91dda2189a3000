package org.dossierstats.reporter.terminal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.dossierstats.reporter.form.Language;

/** What a board in a terminal says, in one language. */
final class Words {
    private final Language language;
    private final ResourceBundle words;

    Words(Language language) {
        this.language = language;
        this.words =
                ResourceBundle.getBundle("org.dossierstats.reporter.terminal.words-" + language.tag(), Locale.ROOT);
    }

    Language language() {
        return language;
    }

    /** A word by its key, with {0} filled. */
    String say(String key, Object... parts) {
        String word = words.getString(key);
        return parts.length == 0 ? word : new MessageFormat(word, Locale.ROOT).format(parts);
    }

    String number(long number) {
        return language.number(number);
    }
}
