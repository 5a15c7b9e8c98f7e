package org.jsyslab.common.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a history lacks a property, for people.
 *
 * @param title the property and the violation, in one line
 * @param culprit the operation at which it shows
 * @param part the operations that prove it, whatever all others did; the culprit is one of them
 * @param context further operations that prove nothing but help to see it
 * @param reasons lines that say why the part is wrong
 * @param smallest whether no part with fewer operations was overlooked for want of time
 */
public record Explanation(
        String title,
        Operation culprit,
        List<Operation> part,
        List<Operation> context,
        List<String> reasons,
        boolean smallest) {

    public Explanation {
        part = List.copyOf(part);
        context = List.copyOf(context);
        reasons = List.copyOf(reasons);
    }

    /** Part and context in the order of their calls. */
    public List<Operation> operations() {
        return Stream.concat(part.stream(), context.stream())
                .sorted(Comparator.comparingLong(Operation::called))
                .toList();
    }

    /** The explanation as text with a timeline, one client a line; time runs to the right and is not to scale. */
    public String text() {
        List<String> lines = new ArrayList<>(List.of(title, ""));
        lines.addAll(Timeline.draw(this));
        lines.add("");
        reasons.forEach(reason -> lines.add("  " + reason));
        lines.add("  " + proof());
        return String.join("\n", lines);
    }

    /** The explanation as a page of HTML that needs no other file, no network and no script. */
    public String html() {
        return ExplanationPage.of(this);
    }

    /** What the marks mean and how much is proved. */
    String proof() {
        String proved = part.size() == 1
                ? "The operation marked = is wrong by itself"
                : "The " + part.size() + " operations marked = cannot all be right";
        return proved + ", whatever all others did"
                + (context.isEmpty() ? "." : "; those marked - only help to see it.")
                + (smallest ? "" : " (The budget ran out: fewer operations might do.)");
    }
}
