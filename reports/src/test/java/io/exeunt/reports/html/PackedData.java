package io.exeunt.reports.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jsoup.nodes.Document;

/** The data that a page carries, as its scripts see it. */
final class PackedData {
    private PackedData() {}

    static JsonNode of(Document page) throws IOException {
        byte[] packed =
                Base64.getDecoder().decode(page.expectFirst("#report-data").data());
        return new ObjectMapper().readTree(new GZIPInputStream(new ByteArrayInputStream(packed)));
    }
}
