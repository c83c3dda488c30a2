package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;

/** What holds of every page: it is whole in one file. */
final class SafePage {
    private SafePage() {}

    static void assertLoadsNothing(Document page) {
        assertThat(page.select("script[src], link[rel=stylesheet], img:not([src^=data:]), iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
        assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("http");
    }
}
