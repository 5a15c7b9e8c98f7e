package org.jsyslab.common.runtime.resp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsyslab.common.node.Bytes;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;

/**
 * Cuts bytes into commands. A command is a flat array of bulk strings, or an inline line of words; nothing nests, and
 * nothing is reserved for bytes that only a length has promised.
 */
final class RespDecoder extends ByteToMessageDecoder {
    /** A line that holds a length, or an inline command. */
    private static final int MAX_LINE = 4_096;

    /** What a word takes in memory beside its bytes, so that very many empty ones are not for nothing. */
    private static final int WORD_OVERHEAD = 40;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,10}");

    /** A command, or why there can be none: then the connection ends. */
    record Command(List<Bytes> words, String error) {}

    private final Limits limits;
    private final Patience patience;
    private List<Bytes> words = new ArrayList<>();
    /** Words of the present array that are still to come. */
    private int missing;
    /** Length of the present word; -1 if it is not known yet. */
    private int wordLength = -1;
    /** Bytes of the present command so far. */
    private long commandBytes;

    /** Memory for the words of the present command that are whole. */
    private long arrivedBytes;

    private boolean broken;

    RespDecoder(Limits limits, Patience patience) {
        this.limits = limits;
        this.patience = patience;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
        } else if (missing == 0) {
            begin(in, out);
        } else if (wordLength < 0) {
            readWordLength(in, out);
        } else {
            readWord(in, out);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (actualReadableBytes() > 0 || missing > 0) {
            patience.begun(actualReadableBytes() + arrivedBytes);
        }
        super.channelReadComplete(context);
    }

    private void begin(ByteBuf in, List<Object> out) {
        String line = readLine(in, out);
        if (line == null) {
            return;
        }
        if (!line.startsWith("*")) {
            inline(line, out);
            return;
        }
        int count = number(line);
        if (count > limits.arguments() || (count < 0 && !line.equals("*-1"))) {
            fail(out, "Protocol error: invalid multibulk length");
        } else if (count > 0) {
            missing = count;
        }
    }

    private void inline(String line, List<Object> out) {
        try {
            words = InlineWords.of(line);
            finish(out);
        } catch (IllegalArgumentException e) {
            fail(out, "Protocol error: " + e.getMessage());
        }
    }

    private void readWordLength(ByteBuf in, List<Object> out) {
        String line = readLine(in, out);
        if (line == null) {
            return;
        }
        int length = line.startsWith("$") ? number(line) : -1;
        commandBytes += Math.max(length, 0);
        if (!line.startsWith("$")) {
            fail(out, "Protocol error: expected '$', got '" + line.substring(0, Math.min(1, line.length())) + "'");
        } else if (length < 0 || commandBytes > limits.messageBytes()) {
            fail(out, "Protocol error: invalid bulk length");
        } else {
            wordLength = length;
        }
    }

    private void readWord(ByteBuf in, List<Object> out) {
        if (in.readableBytes() < wordLength + 2) {
            return;
        }
        byte[] word = new byte[wordLength];
        in.readBytes(word);
        if (in.readByte() != '\r' || in.readByte() != '\n') {
            fail(out, "Protocol error: expected the end of the bulk string");
            return;
        }
        words.add(Bytes.of(word));
        arrivedBytes += wordLength + WORD_OVERHEAD;
        wordLength = -1;
        if (--missing == 0) {
            finish(out);
        }
    }

    private void finish(List<Object> out) {
        patience.whole();
        commandBytes = 0;
        arrivedBytes = 0;
        if (!words.isEmpty()) { // an empty line is no command
            out.add(new Command(words, null));
        }
        words = new ArrayList<>();
    }

    private void fail(List<Object> out, String error) {
        broken = true;
        missing = 0;
        out.add(new Command(List.of(), error));
    }

    /** The next line without its end, a character for each byte; null if it is not whole yet. */
    private String readLine(ByteBuf in, List<Object> out) {
        int searched = Math.min(in.readableBytes(), MAX_LINE);
        int end = in.indexOf(in.readerIndex(), in.readerIndex() + searched, (byte) '\n');
        if (end < 0) {
            if (in.readableBytes() >= MAX_LINE) {
                in.skipBytes(in.readableBytes()); // Netty takes a decoder that says something about nothing for broken
                fail(out, "Protocol error: too big a line");
            }
            return null;
        }
        String line = in.toString(in.readerIndex(), end - in.readerIndex(), StandardCharsets.ISO_8859_1);
        in.readerIndex(end + 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The number behind the first character of a line; below -1 if there is none. */
    private static int number(String line) {
        String digits = line.substring(1);
        long number = NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : Integer.MIN_VALUE;
        return (int) Math.max(Math.min(number, Integer.MAX_VALUE), Integer.MIN_VALUE);
    }
}
