import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;

/** A filter by its settings; a normalizing one changes single characters only, so keyword normalizers may use it. */
record TokenFilter(Settled settled, boolean normalizing) {
    interface Settled {
        UnaryOperator<TokenStream> with(Environment env, Settings s);
    }

    static TokenFilter plain(Settled settled) {
        return new TokenFilter(settled, false);
    }

    static TokenFilter normalizing(Settled settled) {
        return new TokenFilter(settled, true);
    }

    UnaryOperator<TokenStream> filter(Environment env, Settings s) {
        return settled.with(env, s);
    }

    TokenFilterFactory factory(String name, Environment env, Settings s) {
        UnaryOperator<TokenStream> filter = filter(env, s);
        return normalizing ? new Normalizing(name, filter) : new Plain(name, filter);
    }

    private record Plain(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }
    }

    private record Normalizing(String name, UnaryOperator<TokenStream> filter) implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }
    }
}
