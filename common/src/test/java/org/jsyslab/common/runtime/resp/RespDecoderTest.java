package org.jsyslab.common.runtime.resp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jsyslab.common.runtime.door.Limits;
import org.jsyslab.common.runtime.door.Patience;
import org.junit.jupiter.api.Test;

class RespDecoderTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new RespDecoder(Limits.DEFAULT, new Patience()));

    @Test
    void aLineWithoutEndIsOneComplaintAndNoFailureOfTheDecoder() {
        for (int i = 0; i < 4; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[3_000])); // would throw what the decoder throws
        }
        RespDecoder.Command complaint = channel.readInbound();

        assertThat(complaint.error()).isEqualTo("Protocol error: too big a line");
        assertThat(channel.<Object>readInbound()).isNull();
    }
}
