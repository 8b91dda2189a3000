package org.dossierstats.app.it;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.dossierstats.app.kafka.Part;
import org.dossierstats.app.kafka.Permission;
import org.dossierstats.streams.StreamsSettings;

/** A user of this part who has all it needs but one permission. */
record Lacking(Part part, Permission permission, String applicationId) {
    static List<Lacking> each(Part part) {
        return each(part, List.of());
    }

    /** Of those it does not share with another part. */
    static List<Lacking> each(Part part, List<Permission> shared) {
        List<Permission> all = part.permissions(StreamsSettings.DEFAULT_APPLICATION_ID);
        List<Lacking> each = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!shared.contains(all.get(i))) {
                String id = isApplication(part) ? part + "." + i : StreamsSettings.DEFAULT_APPLICATION_ID;
                each.add(new Lacking(part, part.permissions(id).get(i), id));
            }
        }
        return each;
    }

    /** Then each lacking one is an application of its own. */
    private static boolean isApplication(Part part) {
        return part == Part.streams || part == Part.rollup || part == Part.rebuild;
    }

    String user() {
        return part + "-" + part.permissions(applicationId).indexOf(permission);
    }

    List<AclBinding> acls() {
        return part.permissions(applicationId).stream()
                .filter(each -> !each.equals(permission))
                .map(each -> each.to("User:" + user()))
                .toList();
    }

    @Override
    public String toString() {
        return part + " without " + String.join(" ", permission.arguments());
    }
}
