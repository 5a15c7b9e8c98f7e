package org.jsyslab.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsyslab.common.cluster.ClusterException;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void blanksSeparate() {
        assertThat(Words.of("  partition\tn1,n2|n3 ")).containsExactly("partition", "n1,n2|n3");
        assertThat(Words.of("   ")).isEmpty();
    }

    @Test
    void quotesKeepBlanks() {
        assertThat(Words.of("put 'a key' \"it's # here\"")).containsExactly("put", "a key", "it's # here");
        assertThat(Words.of("put k ''")).containsExactly("put", "k", "");
        assertThat(Words.of("a'b c'd")).containsExactly("ab cd");
    }

    @Test
    void aHashBeginsAComment() {
        assertThat(Words.of("# only this")).isEmpty();
        assertThat(Words.of("status # now")).containsExactly("status");
        assertThat(Words.of("get a#b")).containsExactly("get", "a#b");
    }

    @Test
    void anOpenQuoteIsAMistake() {
        assertThatThrownBy(() -> Words.of("put 'a")).isInstanceOf(ClusterException.class);
    }
}
