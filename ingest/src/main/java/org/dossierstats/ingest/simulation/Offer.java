package org.dossierstats.ingest.simulation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.ingest.simulation.Catalogue.Field;

/** What the simulated agencies offer, and what of it people come for. Some agencies, fields and procedures are much in demand, most are not. */
final class Offer {
    /** Fields of local government, in this order of demand. */
    static final List<String> FIELDS = List.of(
            "Đất đai",
            "Hộ tịch",
            "Chứng thực",
            "Bảo trợ xã hội",
            "Thành lập và hoạt động doanh nghiệp",
            "Người có công",
            "Đường bộ",
            "Giáo dục nghề nghiệp",
            "Lý lịch tư pháp",
            "Hoạt động xây dựng",
            "Dược phẩm",
            "Khám bệnh, chữa bệnh",
            "Việc làm",
            "Môi trường",
            "Lưu thông hàng hóa trong nước",
            "An toàn thực phẩm",
            "Lao động, tiền lương",
            "Quy hoạch xây dựng",
            "Văn hóa",
            "Du lịch",
            "Tài nguyên nước",
            "Phòng cháy, chữa cháy",
            "Thú y",
            "Công chứng");

    private static final int ONLINE_PERCENT = 64;
    private static final int POSTAL_PERCENT = 5;
    private static final int MOST_COMMON = 1_000;

    private final List<Procedure> procedures;
    private final Draw<Procedure> common;
    private final Draw<Procedure> commonOnline;
    private final Draw<String> agencies;

    Offer(Scenario scenario) {
        Scenario.Size size = scenario.size();
        procedures = Catalogue.of(fields(size), Math.max(1, size.procedures() * ONLINE_PERCENT / 100), scenario.seed());
        common = new Draw<>(procedures, Procedure::weight);
        commonOnline = new Draw<>(procedures.stream().filter(Procedure::online).toList(), Procedure::weight);
        List<String> codes = IntStream.rangeClosed(1, size.agencies())
                .mapToObj(agency -> "H99." + (agency < 10 ? "0" : "") + agency)
                .toList();
        agencies = new Draw<>(codes, code -> MOST_COMMON / (codes.indexOf(code) + 2) + 1);
    }

    private static List<Field> fields(Scenario.Size size) {
        return IntStream.range(0, size.fields())
                .mapToObj(i -> new Field(
                        FIELDS.get(i),
                        size.procedures() / size.fields() + (i < size.procedures() % size.fields() ? 1 : 0),
                        MOST_COMMON / (i + 2)))
                .toList();
    }

    String agency(Random random) {
        return agencies.next(random);
    }

    Procedure online(Random random) {
        return commonOnline.next(random);
    }

    Procedure atTheDesk(Random random) {
        return common.next(random);
    }

    static Channel deskChannel(Random random) {
        return random.nextInt(100) < POSTAL_PERCENT ? Channel.POSTAL : Channel.IN_PERSON;
    }

    /** What was written down wrongly: half the time the procedure, else the channel. */
    Amendment correction(Random random) {
        if (random.nextBoolean()) {
            Procedure procedure = Draw.oneOf(procedures, random);
            return new Amendment(null, procedure.code(), procedure.field(), null);
        }
        return new Amendment(null, null, null, Draw.oneOf(List.of(Channel.values()), random));
    }
}
