package org.jsyslab.common.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a JSON text, in one line for who wrote it: Jackson's own texts speak to who programs with Jackson.
 */
public final class JsonErrors {
    /** From the beginning of what Jackson says to what we say; the first that fits counts. */
    private static final Map<Pattern, Function<MatchResult, String>> SAYINGS = new LinkedHashMap<>();

    static {
        say("Unexpected end-of-input", found -> "it ends in the middle");
        say("Trailing token", found -> "something follows behind its end");
        say("Duplicate field '(.*?)' for `", found -> "the field \"" + Place.cut(found.group(1)) + "\" comes twice");
        say("Document nesting depth .*allowed \\((\\d+)", found -> "nested deeper than " + found.group(1) + " levels");
        say("(Number|Name|String)(?: value)? length .*allowed \\((\\d+)", JsonErrors::tooLong);
        say("Unexpected close marker '(.)'", found -> "unexpected " + shown(found.group(1)));
        say("Unrecognized token '(.*?)'", found -> "unknown word '" + Place.cut(found.group(1)) + "'");
        say("Non-standard token '(.*?)'", found -> "unknown word '" + Place.cut(found.group(1)) + "'");
        say("Illegal unquoted character .*?code (\\d+)", JsonErrors::unescaped);
        say(
                "(?:Illegal|Unexpected) character \\(\\(.*?code (\\d+)",
                found -> "a control character, code " + found.group(1));
        say("Unrecognized character escape '(.)'", found -> "unknown escape \\" + found.group(1));
        say("Invalid numeric value: (.*)", found -> "a wrong number: " + found.group(1));
        say("Unexpected character \\('(.+?)' .*?: was expecting ([^(]*)", JsonErrors::unexpected);
        say("Unexpected character \\('(.+?)' ", found -> "unexpected " + shown(found.group(1)));
    }

    private JsonErrors() {}

    /** The error, and where it is. */
    public static String text(JsonProcessingException error) {
        return said(error.getOriginalMessage()) + place(error.getLocation());
    }

    private static void say(String jackson, Function<MatchResult, String> ours) {
        SAYINGS.put(Pattern.compile(jackson, Pattern.DOTALL), ours);
    }

    private static String said(String jackson) {
        for (Map.Entry<Pattern, Function<MatchResult, String>> saying : SAYINGS.entrySet()) {
            Matcher matcher = saying.getKey().matcher(jackson);
            if (matcher.lookingAt()) {
                return saying.getValue().apply(matcher);
            }
        }
        return jackson.replaceAll("\\s+", " ");
    }

    private static String place(JsonLocation location) {
        if (location == null || location.getColumnNr() <= 0) {
            return "";
        }
        String column = "column " + location.getColumnNr() + ")";
        return location.getLineNr() > 1 ? " (line " + location.getLineNr() + ", " + column : " (" + column;
    }

    private static String tooLong(MatchResult found) {
        String what = found.group(1).equals("Number")
                ? "a number"
                : found.group(1).equals("Name") ? "a field name" : "a text";
        return what + " of more than " + found.group(2) + " characters";
    }

    private static String unescaped(MatchResult found) {
        return "a control character in a text, code " + found.group(1) + ": write it as an escape";
    }

    private static String unexpected(MatchResult found) {
        return "unexpected " + shown(found.group(1)) + ", expected "
                + found.group(2).strip();
    }

    /** A character as it is, or by its number where a terminal would not show it. */
    private static String shown(String character) {
        int code = character.codePointAt(0);
        boolean visible = code > ' ' && code < 0x7f;
        return visible ? "'" + character + "'" : "U+%04X".formatted(code);
    }
}
