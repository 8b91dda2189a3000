package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dossierstats.chaos.cluster.Member;

/** A process gets no processor time for a while, then goes on as if nothing had been. One that counts is taken for dead meanwhile. */
record PauseMember(Function<Scene, Member> chosen, Duration lasts) implements Fault {
    private static final Pattern FENCED =
            Pattern.compile("[A-Za-z]*(?:Fenced|Migrated|UnknownMember|InvalidProducerEpoch)[A-Za-z]*");

    /** What it wanted to do it tries as soon as it goes on. */
    private static final Duration AWAKENING = Duration.ofSeconds(5);

    @Override
    public void inject(Scene scene) throws InterruptedException {
        Member member = chosen.apply(scene);
        int before = member.said().length();
        member.pause();
        try {
            scene.pass(lasts);
        } finally {
            member.resume();
        }
        scene.pass(AWAKENING);
        String said = member.said();
        String since = said.substring(Math.min(before, said.length()));
        scene.told()
                .accept("paused " + member.name() + " for " + lasts.toSeconds() + " s"
                        + FENCED.matcher(since)
                                .results()
                                .findFirst()
                                .map(fenced -> "; then it was refused: " + fenced.group())
                                .orElse(""));
    }
}
