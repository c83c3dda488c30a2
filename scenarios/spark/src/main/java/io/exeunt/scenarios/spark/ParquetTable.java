package io.exeunt.scenarios.spark;

import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A table as a Parquet file: columns of numbers are doubles, others are strings; a cell without a text has no value. */
final class ParquetTable {
    private ParquetTable() {}

    /**
     * Writes a table, whole or not at all; the same table gives the same bytes.
     *
     * @return the file
     */
    static Path write(TextTable table, Path file) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        MessageType schema = schema(table.columns());
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(part))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build()) {
            SimpleGroupFactory rows = new SimpleGroupFactory(schema);
            for (List<String> row : table.rows()) {
                writer.write(filled(rows.newGroup(), table.columns(), row));
            }
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static MessageType schema(List<Column> columns) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (Column column : columns) {
            if (column.numeric()) {
                schema.optional(PrimitiveTypeName.DOUBLE).named(column.title());
            } else {
                schema.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.title());
            }
        }
        return schema.named("sweep");
    }

    private static Group filled(Group group, List<Column> columns, List<String> row) {
        for (int c = 0; c < row.size(); c++) {
            String text = row.get(c);
            if (text.isEmpty()) {
                continue;
            }
            if (columns.get(c).numeric()) {
                group.append(columns.get(c).title(), Double.parseDouble(text));
            } else {
                group.append(columns.get(c).title(), text);
            }
        }
        return group;
    }
}
